import {constants} from 'node:fs';
import {open, readdir} from 'node:fs/promises';
import {isMissing} from '../error-code.ts';

/** The names of the files in a folder, links and folders left out; none where there is no folder. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  return namesIn(folder, 'isFile');
}

/** The names of the folders in a folder, links left out; none where there is none. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  return namesIn(folder, 'isDirectory');
}

/** The text of a file that is no link. */
export async function readPlainFile(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function namesIn(folder: string, kind: 'isFile' | 'isDirectory'): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, {withFileTypes: true});
    return entries.filter((entry) => entry[kind]()).map(({name}) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
