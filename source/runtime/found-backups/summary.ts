import {readFile, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import type {FoundBackup} from '../../archive/found-backup.ts';
import {type Manifest, manifestName} from '../../archive/manifest.ts';
import {parseManifest} from '../../archive/manifest-read.ts';
import {manyNamesText} from '../../model/words.ts';
import {isSystemError, sentenceOf} from '../tasks/task-error.ts';
import {secondsOf} from './seconds.ts';

/** What a folder is as a backup; undefined when it is none. */
export type ReadSummary = (folder: string) => Promise<FoundBackup | undefined>;

/** A change that is younger may be followed by one that has the same time, in milliseconds. */
const settledMs = 100;

/** Makes a reading that reads a backup again only when its manifest, or what is in its folder, has changed since. */
export function createSummaries(read: ReadSummary = readSummary): ReadSummary {
  const known = new Map<string, {readonly mark: string; readonly found: FoundBackup | undefined}>();
  return async (folder) => {
    const now = Date.now();
    const changes = await changesOf(folder);
    const mark = JSON.stringify(changes);
    const last = known.get(folder);
    if (last?.mark === mark) return last.found;
    const found = await read(folder);
    if (changes.length > 0 && changes.every(({ctimeMs}) => now - ctimeMs > settledMs)) known.set(folder, {mark, found});
    else known.delete(folder);
    return found;
  };
}

/** Is another one as soon as something in the folder is added, removed or renamed, or its manifest is written. */
async function changesOf(folder: string): Promise<readonly {readonly ino: number; readonly ctimeMs: number}[]> {
  return Promise.all([folder, join(folder, manifestName)].map((path) => stat(path))).then(
    (found) => found.map(({ino, ctimeMs}) => ({ino, ctimeMs})),
    () => [],
  );
}

/** What the manifest in a folder says of its backup; undefined when there is none, and so no backup. */
export async function readSummary(folder: string): Promise<FoundBackup | undefined> {
  try {
    const manifest = parseManifest(await readFile(join(folder, manifestName), 'utf8'));
    return 'fault' in manifest ? unreadable(folder, manifest.fault) : summaryOf(folder, manifest);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'ENOENT' ? undefined : unreadable(folder, sentenceOf(error));
  }
}

async function summaryOf(folder: string, manifest: Manifest): Promise<FoundBackup> {
  const {domain, consistentAt, consistency, files} = manifest;
  const sizes = await Promise.all(files.map((file) => allocated(join(folder, file.path))));
  const missing = files.filter((_, index) => sizes[index] === undefined).map(({path}) => path);
  return {
    folder,
    name: domain.name,
    uuid: domain.uuid,
    status: missing.length === 0 ? 'finished' : 'unreadable',
    wallSeconds: secondsOf(consistentAt),
    consistency,
    bytes: sizes.reduce<number>((sum, size = 0) => sum + size, 0),
    reason: missing.length === 0 ? undefined : `It is not whole: ${manyNamesText(missing)} cannot be found.`,
  };
}

/** What a file takes on the disk, in bytes; undefined when it is not there. */
async function allocated(path: string): Promise<number | undefined> {
  // Linux counts st_blocks in 512 bytes, whatever the blocks of the file system (stat(2)).
  return stat(path).then(
    ({blocks}) => blocks * 512,
    () => undefined,
  );
}

function unreadable(folder: string, reason: string): FoundBackup {
  return {
    folder,
    name: basename(folder),
    uuid: undefined,
    status: 'unreadable',
    wallSeconds: undefined,
    consistency: undefined,
    bytes: undefined,
    reason,
  };
}
