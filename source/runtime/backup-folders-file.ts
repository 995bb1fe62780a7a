import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writePrivateFile} from './private-file.ts';
import {stateFolder} from './state-folder.ts';

/** So many are looked into. */
const most = 20;

/** The file that has the folders of backups, one a line, the last one used first. */
export function backupFoldersPath(env: NodeJS.ProcessEnv): string {
  return join(stateFolder(env), 'backup-folders');
}

/** The folders in the file; none when it cannot be read. */
export async function readBackupFolders(path: string): Promise<readonly string[]> {
  const kept = await readFile(path, 'utf8').catch(() => '');
  return kept.split('\n').filter((line) => line.startsWith('/'));
}

/** @throws an error of the system */
export async function writeBackupFolders(path: string, folders: readonly string[]): Promise<void> {
  await writePrivateFile(path, `${folders.join('\n')}\n`);
}

/** The folders with these before the others; a name with a line break cannot be among them. */
export function withFolders(first: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...first, ...others])].filter((folder) => !/[\r\n]/.test(folder)).slice(0, most);
}
