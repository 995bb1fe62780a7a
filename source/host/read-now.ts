import {readFileSync} from 'node:fs';

/** A whole small file, such as one of /proc, without giving anyone else a turn; undefined when it cannot be read. */
export function readNow(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
