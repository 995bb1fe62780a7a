import {constants} from 'node:fs';
import {access, lstat, realpath, stat, statfs} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import type {FolderFact, PathFact} from '../../archive/restore-surroundings.ts';
import {TaskError} from '../tasks/task-error.ts';

/** What is at a path, through symbolic links; undefined when nothing is, or when it cannot be seen. */
export async function pathFact(path: string): Promise<PathFact | undefined> {
  try {
    const real = await realpath(path);
    const found = await stat(real);
    return {
      real,
      id: `${found.dev}:${found.ino}`,
      kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
      bytes: found.size,
      changedMs: Math.trunc(found.mtimeMs),
    };
  } catch {
    return undefined;
  }
}

/** What is to be known of a folder before something is written into it; undefined when it is none. */
export async function folderFact(path: string): Promise<FolderFact | undefined> {
  try {
    const real = await realpath(path);
    const [found, system] = await Promise.all([stat(real), statfs(real)]);
    if (!found.isDirectory()) return undefined;
    const writable = await access(real, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    return {real, writable, fileSystem: String(found.dev), freeBytes: system.bavail * system.bsize};
  } catch {
    return undefined;
  }
}

/**
 * The absolute path of a plain file within a folder.
 * @throws when the path leads out of the folder, if by a symbolic link, or to something that is no plain file
 */
export async function fileWithin(folder: string, path: string): Promise<string> {
  const root = await realpath(folder);
  const real = await realpath(join(root, path)).catch(() => undefined);
  if (real === undefined) throw new TaskError(`The backup ${folder} has no file ${path}: it is not whole.`);
  const way = relative(root, real);
  const isWithin = !path.startsWith(sep) && way !== '' && !way.startsWith('..') && !path.split(sep).includes('..');
  if (!isWithin) throw new TaskError(`The manifest names a file outside of the backup (${path}): it is not trusted.`);
  if (!(await lstat(real)).isFile()) throw new TaskError(`${path} of the backup is no plain file.`);
  return real;
}

/** Looks at each of them once; those that are not there are left out. */
export async function factsBy<Fact>(
  paths: Iterable<string>,
  look: (path: string) => Promise<Fact | undefined>,
): Promise<ReadonlyMap<string, Fact>> {
  const found = await Promise.all(Array.from(new Set(paths), async (path) => [path, await look(path)] as const));
  return new Map(found.flatMap(([path, fact]) => (fact === undefined ? [] : [[path, fact] as const])));
}
