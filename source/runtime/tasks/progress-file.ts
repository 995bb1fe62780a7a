import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import {isProgress, type Progress} from '../../archive/progress.ts';

/** What a task has said of how far it is, for whoever looks on. Nothing depends on it. */
export interface ProgressFile {
  /** What is told while the last one is still being written is passed over. */
  write(progress: Progress): void;
  remove(): Promise<void>;
}

/** Keeps the newest progress in a file, whole or not at all; nothing is forced onto the disk. */
export function createProgressFile(path: string): ProgressFile {
  let writing: Promise<void> | undefined;
  return {
    write(progress) {
      const fresh = `${path}.new`;
      writing ??= writeFile(fresh, JSON.stringify(progress), {mode: 0o600})
        .then(() => rename(fresh, path))
        .catch(() => undefined)
        .finally(() => {
          writing = undefined;
        });
    },
    async remove() {
      await writing;
      await rm(path, {force: true});
    },
  };
}

/** @returns undefined where nothing was said, or where it cannot be read */
export async function readProgress(path: string): Promise<Progress | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isProgress(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
