import type {FoundBackup} from '../../../archive/found-backup.ts';
import type {Run} from '../../run.ts';

/** How it stands with a line of the backups. */
export type Standing =
  | Activity
  | FoundBackup['status']
  | 'half restored'
  | 'verified'
  | 'verify failed'
  | 'not backed up'
  | 'not restored'
  | 'memory only';

/** What is under way. */
export type Activity = 'waiting' | 'copying' | 'restoring' | 'verifying' | 'cancelling';

const activities: Readonly<Record<string, Activity>> = {backup: 'copying', restore: 'restoring', verify: 'verifying'};

const failures: Readonly<Record<string, Standing>> = {
  backup: 'not backed up',
  restore: 'not restored',
  verify: 'verify failed',
};

/** What a run of kvmtop itself says of what it works at; undefined when nothing came of it that is worth a word. */
export function runStanding({argv: [word = ''], status, ending}: Run): Standing | undefined {
  if (status === 'waiting') return 'waiting';
  if (status === 'running') return ending ? 'cancelling' : activities[word];
  if (status === 'failed') return failures[word];
  return status === 'done' && word === 'verify' ? 'verified' : undefined;
}

/** What a folder that was found says, or the process that works at it. */
export function foundStanding({status, task = 'backup'}: FoundBackup): Standing {
  if (status === 'running') return activities[task] ?? status;
  return status === 'unfinished' && task === 'restore' ? 'half restored' : status;
}

/** Whether a run has come to nothing, and no later one of its kind has made up for it or tries to. */
export function isLasting(run: Run, runs: readonly Run[]): boolean {
  if (run.status !== 'failed' || !['backup', 'restore'].includes(run.argv[0] ?? '')) return false;
  return !runs.some(
    (other) => other.id > run.id && other.argv[0] === run.argv[0] && other.uuid === run.uuid && other.name === run.name,
  );
}
