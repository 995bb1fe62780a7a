import {readdir, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {partialSuffix} from '../../archive/backup-name.ts';
import type {FoundBackup} from '../../archive/found-backup.ts';
import {manifestName} from '../../archive/manifest.ts';
import {foundTask, type Task} from './found-task.ts';
import {type ReadSummary, readSummary} from './summary.ts';

/**
 * The backups in these folders, and what the journal tells of: what is under way, what was left, and the others, newest first. A folder that is a backup itself counts as
 * one; one that is not there, or cannot be read, has none.
 */
export async function findBackups(
  folders: readonly string[],
  tasks: readonly Task[],
  read: ReadSummary = readSummary,
): Promise<readonly FoundBackup[]> {
  const busy = new Set(tasks.filter(({task}) => task === 'backup').map(({folder}) => folder));
  const candidates = new Set((await Promise.all(folders.map(candidatesIn))).flat());
  const found = await Promise.all(
    [...candidates]
      .filter((folder) => !busy.has(folder))
      .map((folder) => (folder.endsWith(partialSuffix) ? unfinished(folder) : read(folder))),
  );
  return [...found.filter((one) => one !== undefined), ...tasks.map(foundTask)].sort(byUrgency);
}

/** Folders that can be backups: this one, or those in it. */
async function candidatesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
  if (entries.some(({name}) => name === manifestName)) return [folder];
  return entries.filter((entry) => entry.isDirectory()).map(({name}) => join(folder, name));
}

/** What nobody works at, and no journal tells of: of another user, perhaps. */
async function unfinished(folder: string): Promise<FoundBackup | undefined> {
  const seconds = await stat(folder).then(
    ({mtimeMs}) => mtimeMs / 1000,
    () => undefined,
  );
  const [, name = basename(folder, partialSuffix)] = /^(.*)-\d{8}T\d{6}Z$/.exec(basename(folder, partialSuffix)) ?? [];
  return {
    folder,
    name,
    uuid: undefined,
    status: 'unfinished',
    wallSeconds: seconds,
    consistency: undefined,
    bytes: undefined,
    reason: `Nobody is known to work at it. If no other user or host does, remove ${folder}.`,
  };
}

/** What is under way first, then what was left, for somebody should see to it. */
const ranks: Readonly<Partial<Record<FoundBackup['status'], number>>> = {running: 2, unfinished: 1};

/** The newest first, and last those that nothing is known of. */
function byUrgency(a: FoundBackup, b: FoundBackup): number {
  const rank = (ranks[b.status] ?? 0) - (ranks[a.status] ?? 0);
  return rank || (b.wallSeconds ?? 0) - (a.wallSeconds ?? 0) || a.folder.localeCompare(b.folder);
}
