import type {FoundBackup} from '../../../archive/found-backup.ts';
import {isOver, type Run} from '../../run.ts';
import type {State} from '../../state.ts';
import type {BackupRow} from '../backups.ts';

/** All lines: first what this kvmtop makes, then what was found, newest first, and then the memory that is kept. */
export function backupRows({screen, runs}: Pick<State, 'screen' | 'runs'>): readonly BackupRow[] {
  if (screen.name !== 'backups') return [];
  const {backups, saves = []} = screen;
  const found = backups && !('error' in backups) ? backups : [];
  const own = runs.filter((run) => run.program === 'kvmtop' && run.argv[0] !== 'recover');
  const made = own.filter((run) => !isOver(run) && run.argv[0] !== 'verify').map((run) => madeRow(run, found));
  const taken = new Set(made.map((row) => row.found));
  return [
    ...made,
    ...found.filter((one) => !taken.has(one)).map((one) => foundRow(one, own)),
    ...saves.map((save) => ({key: `save ${save.uuid}`, found: undefined, run: undefined, save})),
  ];
}

function madeRow(run: Run, found: readonly FoundBackup[]): BackupRow {
  const folder = run.status === 'running' ? found.find((one) => isMadeBy(one, run)) : undefined;
  return {key: `run ${run.id}`, found: folder, run, save: undefined};
}

/** Whether the run works at what was found: of a backup only the folder above is known before it has begun. */
function isMadeBy({status, task = 'backup', folder, uuid}: FoundBackup, {argv, uuid: about}: Run): boolean {
  if (status !== 'running' || task !== argv[0]) return false;
  if (task === 'restore') return folder === argv[1];
  return uuid === about && folder.startsWith(argv[argv.indexOf('--to') + 1] ?? '/');
}

function foundRow(found: FoundBackup, own: readonly Run[]): BackupRow {
  const {folder, task = 'backup', status} = found;
  const run =
    status === 'finished' ? own.findLast(({argv: [word, about]}) => word === 'verify' && about === folder) : undefined;
  return {key: `${task} ${folder.replace(/\.partial$/, '')}`, found, run, save: undefined};
}
