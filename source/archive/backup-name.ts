/** How the folder of a backup that is being made ends; a folder with this end is no backup. */
export const partialSuffix = '.partial';

/** So long a name can be, in bytes, that what is put behind it still fits into a file name. */
const mostBytes = 120;

/** A text made fit to be a file name of its own: letters and figures of any script stay, and what no shell minds. */
export function safeName(text: string): string {
  const safe = text.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}._+-]/gu, '_');
  let cut = '';
  for (const character of safe.replace(/^[.-]+/, '')) {
    if (Buffer.byteLength(cut + character) > mostBytes) break;
    cut += character;
  }
  return cut || '_';
}

/** The name of a backup's folder: `web1-20261123T140300Z`. The time is in seconds since 1970. */
export function backupName(domain: string, wallSeconds: number): string {
  const time = new Date(1000 * wallSeconds).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${safeName(domain)}-${time}`;
}
