import {chmod, mkdir, open, readdir, realpath, rename, rm, stat, statfs} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {partialSuffix} from '../../archive/backup-name.ts';
import {shellText} from '../../model/shell-text.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {closedFolder, readQemuUser} from '../qemu-access.ts';
import {isSystemError, TaskError} from '../tasks/task-error.ts';

/** A backup that is being made, and what it becomes. */
export interface BackupFolder {
  readonly partial: string;
  readonly final: string;
}

/**
 * Makes the folder of a backup that has the name to itself. QEMU must be able to enter it, others cannot list it.
 * @param announce hears where it is going to be, before it is there
 * @throws an error of the system
 */
export async function makeFolder(
  to: string,
  name: string,
  announce: (partial: string) => Promise<void>,
): Promise<BackupFolder> {
  await makeEnterable(to);
  for (let count = 1; ; count++) {
    const final = join(to, count === 1 ? name : `${name}-${count}`);
    const partial = final + partialSuffix;
    if (await exists(final)) continue;
    await announce(partial);
    try {
      await mkdir(partial, {mode: 0o711});
    } catch (error) {
      if (isSystemError(error) && error.code === 'EEXIST') continue;
      throw error;
    }
    // Whatever the umask is.
    await chmod(partial, 0o711);
    return {partial, final};
  }
}

/**
 * Makes a folder, with those above it that are missing; others can enter them and not list them, whatever the umask is.
 * @throws an error of the system
 */
export async function makeEnterable(folder: string): Promise<void> {
  const first = await mkdir(folder, {recursive: true, mode: 0o711});
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o711);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * @param definition the live one of a running domain
 * @throws TaskError when its QEMU could not come to a folder to write there
 */
export async function refuseIfClosed(virsh: Virsh, definition: string, folder: string): Promise<void> {
  const user = await readQemuUser(virsh, definition);
  const closed = user && (await closedFolder(user, await realpath(folder)));
  if (closed === undefined) return;
  throw new TaskError(
    `QEMU runs as user ${user?.uid} and may not enter ${closed}: give others the x right on it (${shellText(['chmod', 'o+x', closed])}), or choose another folder.`,
  );
}

/** The bytes that are free in a folder, for this user. */
export async function freeBytes(folder: string): Promise<number> {
  const {bavail, bsize} = await statfs(folder);
  return bavail * bsize;
}

/** Puts a file, or the names in a folder, on the disk. */
export async function sync(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a backup whose manifest is on the disk its name. */
export async function finishFolder({partial, final}: BackupFolder): Promise<void> {
  await sync(partial);
  await rename(partial, final);
  await sync(dirname(final));
}

/** Removes what was made of a backup. @returns what is left of it all the same */
export async function removeFolder({partial}: Pick<BackupFolder, 'partial'>): Promise<string | undefined> {
  try {
    await rm(partial, {recursive: true, force: true});
    return undefined;
  } catch {
    return partial;
  }
}

/** All that is below a folder and is no folder, by its path in it. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
