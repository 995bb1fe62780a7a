const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A size for people: 900 B, 192 MiB, 1.5 GiB; "unknown" where it is. */
export function sizeText(bytes: number | undefined): string {
  if (bytes === undefined) return unknown;
  let scaled = Math.abs(bytes);
  let unit = 0;
  while (scaled >= 1023.5 && unit < units.length - 1) {
    scaled /= 1024;
    unit++;
  }
  // One decimal where it matters; whole KiB and bytes never do.
  const digits = unit >= 3 || (unit === 2 && scaled < 10) ? scaled.toFixed(1).replace(/\.0$/, '') : scaled.toFixed(0);
  return `${bytes < 0 ? '-' : ''}${digits} ${units[unit]}`;
}

/** Bytes per second for people. */
export function speedText(bytesPerSecond: number | undefined): string {
  return bytesPerSecond === undefined ? unknown : `${sizeText(bytesPerSecond)}/s`;
}

/** A percentage: 5.8%, 31%. */
export function percentText(percent: number | undefined): string {
  return percent === undefined ? unknown : `${decimal(percent)}%`;
}

/** A latency: 0.4 ms, 180 ms, 2.5 s. */
export function millisecondsText(ms: number | undefined): string {
  if (ms === undefined) return unknown;
  return ms < 999.5 ? `${decimal(ms)} ms` : `${decimal(ms / 1000)} s`;
}

/** A duration, rounded down: 12 s, 4 min, 2 h, 3 d. */
export function durationText(seconds: number): string {
  const {length, unit} = durations.find(({from}) => seconds >= from) ?? {length: 1, unit: 's'};
  return `${Math.floor(Math.max(0, seconds) / length)} ${unit}`;
}

const durations = [
  {from: 2 * 86_400, length: 86_400, unit: 'd'},
  {from: 2 * 3600, length: 3600, unit: 'h'},
  {from: 120, length: 60, unit: 'min'},
] as const;

/** One decimal below 10, none above; 0 is 0. */
export function decimal(value: number): string {
  return value !== 0 && Math.abs(value) < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0);
}

/** A ratio as 2.4:1. */
export function ratioText(ratio: number): string {
  return `${ratio.toFixed(ratio < 2 ? 2 : 1)}:1`;
}

/** 1 vCPU, 24 vCPUs. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Names in a sentence: db1 · db1 and web3 · db1, web3 and 4 more. */
export function namesText(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Names in a sentence that is about them, and has room for more. */
export function manyNamesText(names: readonly string[]): string {
  return namesText(names, 6);
}

/** The form of a verb for so many. */
export function verb(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural;
}

/** What is written for a figure that is not known. */
export const unknown = 'unknown';
