const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A size in a sentence: 900 B, 192 MiB, 1.5 GiB. */
export function sizeText(bytes: number): string {
  let scaled = bytes;
  let unit = 0;
  while (scaled >= 1023.5 && unit < units.length - 1) {
    scaled /= 1024;
    unit += 1;
  }
  return `${scaled < 9.95 && unit > 1 ? scaled.toFixed(1).replace(/\.0$/, '') : scaled.toFixed(0)} ${units[unit]}`;
}
