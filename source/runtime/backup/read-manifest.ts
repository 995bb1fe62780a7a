import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
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
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return {fault: `There is no ${manifestName} in it: it is no backup, or not a whole one.`};
    }
    return {fault: sentenceOf(error)};
  }
}
