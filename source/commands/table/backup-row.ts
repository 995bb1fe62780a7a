import type {FoundBackup} from '../../archive/found-backup.ts';
import type {RestoreChoices} from '../../archive/restore-plan.ts';
import {operations} from '../../operations/table.ts';
import type {Subject} from '../../state/dialog.ts';
import {isOver} from '../../state/run.ts';
import {backupRows} from '../../state/select/backups/rows.ts';
import type {BackupRow} from '../../state/select/backups.ts';
import type {State} from '../../state/state.ts';
import {openQuestion} from '../begin.ts';
import type {Outcome} from '../command.ts';
import {giveUp} from '../give-up.ts';
import {act} from '../outcome.ts';
import {carriedOut} from '../virsh-line/enter.ts';

/** As it was: the domain itself, with its name, UUID and MACs, its images where they were. */
const asItWas: RestoreChoices = {as: undefined, images: undefined, definitionOnly: false};

/** What enter does with a row: leads to where something can be done about it, or says what it is. */
export function openedRow(state: State, {found, run, save}: BackupRow): readonly Outcome[] {
  if (save) return startMenu(save.uuid);
  if (found?.status === 'finished') return planned(state, found.folder);
  if (found?.status === 'unfinished' && found.task !== undefined) return openQuestion(state, recovery(leftOf(state)));
  const words = run && !isOver(run) ? 'It is under way: x cancels it.' : (run?.error ?? found?.reason);
  return act({type: 'notice', notice: {level: 'info', text: words ?? 'Nothing more is known of it.'}});
}

/** Reads a backup again, as a run of its own. */
export function verified(state: State, {found}: BackupRow): readonly Outcome[] {
  if (!found) return [];
  const {folder, name} = found;
  return carriedOut(state, {
    type: 'command',
    program: 'kvmtop',
    argv: ['verify', folder],
    danger: 'view',
    uuid: undefined,
    label: 'verify the backup of',
    name,
  });
}

/** Asks whether what is under way shall end, whoever has begun it. */
export function cancelled(state: State, {found, run}: BackupRow): readonly Outcome[] {
  if (run && !isOver(run)) return giveUp([run]);
  return found?.work ? openQuestion(state, ending(found, found.work.pid)) : [];
}

/** The command tells a process to end; what it has begun, it puts in order by itself. */
function ending({task = 'backup', name}: FoundBackup, pid: number): Subject {
  const label = `cancel the ${task} of`;
  return {
    type: 'command',
    program: 'kill',
    argv: [String(pid)],
    danger: 'disruptive',
    uuid: undefined,
    label,
    name,
    title: `${label} ${name}`,
    consequences: [`Process ${pid} works at it, which this screen has not begun. It ends, and ${afterwards[task]}.`],
  };
}

const afterwards: Readonly<Record<NonNullable<FoundBackup['task']>, string>> = {
  backup: 'removes what there is of the copy',
  restore: 'puts back what was there before',
};

function planned(state: State, folder: string): readonly Outcome[] {
  const screen = {name: 'restore', folder, choices: asItWas, plan: undefined, scroll: 0, back: state.screen} as const;
  return [...act({type: 'screen', screen}), {effect: {type: 'planRestore', folder, choices: asItWas}}];
}

/** All that was left unfinished, a sentence each. */
function leftOf(state: State): readonly string[] {
  const left = backupRows(state).filter(({found}) => found?.status === 'unfinished' && found.task !== undefined);
  return left.flatMap(({found}) => found?.reason ?? []);
}

/** Puts right all that was left, not only what is under the cursor. */
function recovery(reasons: readonly string[]): Subject {
  return {
    type: 'command',
    program: 'kvmtop',
    argv: ['recover', '--yes'],
    danger: 'disruptive',
    uuid: undefined,
    label: 'put right what was left unfinished',
    title: 'put right what was left unfinished',
    consequences: [
      ...reasons,
      'Of an unfinished backup, the folder and the job of libvirt are removed; of a restore, what was there before is put back.',
    ],
  };
}

/** The action menu with its cursor on what goes on from the memory. */
function startMenu(uuid: string): readonly Outcome[] {
  const cursor = Math.max(
    0,
    operations.findIndex(({id}) => id === 'start'),
  );
  const uuids = [uuid];
  return [...act({type: 'dialog', dialog: {kind: 'menu', uuids, cursor}}), {effect: {type: 'readFacts', uuids}}];
}
