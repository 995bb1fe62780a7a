import {readFile} from 'node:fs/promises';

/** A whole text file, such as those of /proc and /sys; undefined when it cannot be read. */
export async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
