import {stat} from 'node:fs/promises';
import type {BackupFile} from '../../archive/manifest.ts';

/** What was copied, with its role. */
export type Copied = Pick<BackupFile, 'path' | 'role'>;

/** A part of a backup: what the manifest says of it, its files, and what is to be known of it, a sentence each. */
export interface KeptPart<T> {
  readonly kept: T;
  readonly files: readonly Copied[];
  readonly notes: readonly string[];
}

/** A part that there is not. */
export const nothing = {kept: undefined, files: [], notes: []} as const;

/** Whether there is anything at a path. @throws an error of the system when that cannot be told */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
