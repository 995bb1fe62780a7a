import {chmod, lstat, mkdir, open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';

/**
 * Makes a folder that only its owner can enter, with all above it that are missing; takes one away from others that
 * they can enter.
 * @throws Error when it cannot be made, or when what is there is no folder; a link to one is none
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true, mode: 0o700});
  const found = await lstat(folder);
  if (!found.isDirectory()) throw new Error(`${folder} is in the way: it is no folder`);
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}

/**
 * Writes a file that only its owner can read, in a folder of the same kind: whole or not at all, whatever happens
 * meanwhile, and on the disk when it resolves.
 * @throws Error of node:fs; nothing is left of what was begun
 */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const folder = dirname(path);
  await makePrivateFolder(folder);
  const fresh = `${path}.${process.pid}.partial`;
  await rm(fresh, {force: true});
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, {force: true}).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** The name of a new file is as safe as the file only when its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
