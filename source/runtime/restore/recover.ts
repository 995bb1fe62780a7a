import {join} from 'node:path';
import type {Virsh} from '../../virsh/virsh.ts';
import {isAlive} from '../tasks/alive.ts';
import {forgetTask, journalFolder, listTasks, type TaskEntry} from '../tasks/journal.ts';
import {recoverBackup} from './recover-backup.ts';
import {keepRestored, type Recovered, recoverRestore} from './recover-restore.ts';

/** Tasks of the journal: those that somebody works at, and those that ended midway. */
export async function readTasks(
  journal?: string,
): Promise<{readonly live: readonly TaskEntry[]; readonly dead: readonly TaskEntry[]}> {
  const entries = await listTasks(journal);
  return {live: entries.filter(isAlive), dead: entries.filter((entry) => !isAlive(entry))};
}

/**
 * Puts a task right that ended midway, and forgets it if that went well. Never throws what has a sentence.
 * @param keep leaves a restore as far as it came
 */
export async function recoverTask(
  virsh: Virsh,
  entry: TaskEntry,
  journal: string = journalFolder(),
  keep = false,
): Promise<Recovered> {
  const restored = () =>
    keep ? keepRestored(virsh, entry, join(journal, `${entry.id}.xml`)) : recoverRestore(virsh, entry);
  const outcome = await (entry.task === 'backup' ? recoverBackup(virsh, entry) : restored());
  if (outcome.isRight) await forgetTask(entry, journal);
  return outcome;
}
