import type {FoundBackup} from '../../../archive/found-backup.ts';
import type {Identity} from '../../../model/domain.ts';
import {isOver, type Run} from '../../run.ts';
import {runProgress} from '../../runs/progress.ts';
import type {State} from '../../state.ts';
import type {BackupRow} from '../backups.ts';
import {foundStanding, isLasting, runStanding} from './standing.ts';

/** All lines: first what this kvmtop makes or has failed to, then what was found, newest first, and then the memory that is kept. */
export function backupRows({screen, runs}: Pick<State, 'screen' | 'runs'>): readonly BackupRow[] {
  if (screen.name !== 'backups') return [];
  const {backups, saves = []} = screen;
  const found = backups && !('error' in backups) ? backups : [];
  const own = runs.filter((run) => run.program === 'kvmtop' && run.argv[0] !== 'recover');
  const made = own.filter((run) => !isOver(run) && run.argv[0] !== 'verify').map((run) => madeRow(run, found));
  const failed = own.filter((run) => isLasting(run, own)).toReversed();
  const taken = new Set(made.map((row) => row.found));
  return [
    ...made,
    ...failed.map((run) => madeRow(run, [])),
    ...found.filter((one) => !taken.has(one)).map((one) => foundRow(one, own)),
    ...saves.map(saveRow),
  ];
}

function madeRow(run: Run, found: readonly FoundBackup[]): BackupRow {
  const folder = run.status === 'running' ? found.find((one) => isMadeBy(one, run)) : undefined;
  const standing = runStanding(run) ?? 'copying';
  const progress = isOver(run) ? undefined : run.progress;
  return {key: `run ${run.id}`, standing, found: folder, run, progress, save: undefined};
}

/** Whether the run works at what was found: of a backup only the folder above is known before it has begun. */
function isMadeBy({status, task = 'backup', folder, uuid}: FoundBackup, {argv, uuid: about}: Run): boolean {
  if (status !== 'running' || task !== argv[0]) return false;
  if (task === 'restore') return folder === argv[1];
  return uuid === about && folder.startsWith(argv[argv.indexOf('--to') + 1] ?? '/');
}

function foundRow(found: FoundBackup, own: readonly Run[]): BackupRow {
  const {folder, task = 'backup', status, work} = found;
  const run =
    status === 'finished' ? own.findLast(({argv: [word, about]}) => word === 'verify' && about === folder) : undefined;
  const told = work?.progress && runProgress(work.progress);
  return {
    key: `${task} ${folder.replace(/\.partial$/, '')}`,
    standing: (run && runStanding(run)) ?? foundStanding(found),
    found,
    run,
    progress: run && !isOver(run) ? run.progress : told,
    save: undefined,
  };
}

function saveRow(save: Identity): BackupRow {
  const key = `save ${save.uuid}`;
  return {key, standing: 'memory only', found: undefined, run: undefined, progress: undefined, save};
}
