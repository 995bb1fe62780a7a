import {readdir, readFile, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {partialSuffix} from '../../archive/backup-name.ts';
import {type Manifest, manifestName} from '../../archive/manifest.ts';
import {parseManifest} from '../../archive/manifest-read.ts';
import {isSystemError, sentenceOf} from '../tasks/task-error.ts';

/** Reads the manifest of a backup, or says why the folder is none. */
export async function readManifest(folder: string): Promise<Manifest | {readonly fault: string}> {
  if (folder.replace(/\/+$/, '').endsWith(partialSuffix)) {
    return {fault: 'It is not finished: its backup is under way, or has ended midway (see kvmtop recover).'};
  }
  try {
    return parseManifest(await readFile(join(folder, manifestName), 'utf8'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return {fault: error.code === 'ENOENT' ? await lackOf(folder) : sentenceOf(error)};
  }
}

/** Why there is no manifest in a folder. */
async function lackOf(folder: string): Promise<string> {
  if (!(await stat(folder).catch(() => undefined))) return 'There is no such folder.';
  const inner = await backupsIn(folder).catch(() => []);
  if (inner.length === 0) return `There is no ${manifestName} in it: it is no backup, or not a whole one.`;
  return `It is no backup, but holds ${inner.length === 1 ? 'one' : inner.length}: name them, such as ${inner.at(-1)}.`;
}

/** The backups in a folder, by their paths; those that are being made are none. @throws an error of the system */
export async function backupsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.sort().map(async (name) => ((await isBackup(join(folder, name))) ? [join(folder, name)] : [])),
  );
  return found.flat();
}

/** Whether a folder has the manifest of a backup and the name of a whole one. */
export async function isBackup(folder: string): Promise<boolean> {
  if (basename(folder).endsWith(partialSuffix)) return false;
  return stat(join(folder, manifestName)).then(
    (found) => found.isFile(),
    () => false,
  );
}
