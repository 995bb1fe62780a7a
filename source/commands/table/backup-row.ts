import type {RestoreChoices} from '../../archive/restore-plan.ts';
import {operations} from '../../operations/table.ts';
import type {Subject} from '../../state/dialog.ts';
import type {BackupRow} from '../../state/select/backups.ts';
import type {State} from '../../state/state.ts';
import {openQuestion} from '../begin.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {carriedOut} from '../virsh-line/enter.ts';

/** As it was: the domain itself, with its name, UUID and MACs, its images where they were. */
const asItWas: RestoreChoices = {as: undefined, images: undefined, definitionOnly: false};

/** What enter does with a row: leads to where something can be done about it, or says what it is. */
export function openedRow(state: State, {found, run, save}: BackupRow): readonly Outcome[] {
  if (save) return startMenu(save.uuid);
  if (found?.status === 'finished') return planned(state, found.folder);
  if (found?.status === 'unfinished' && found.task !== undefined) return openQuestion(state, recovery(found.reason));
  const words = run ? 'It is under way: x cancels it.' : (found?.reason ?? 'Nothing more is known of it.');
  return act({type: 'notice', notice: {level: 'info', text: words}});
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

function planned(state: State, folder: string): readonly Outcome[] {
  const screen = {name: 'restore', folder, choices: asItWas, plan: undefined, scroll: 0, back: state.screen} as const;
  return [...act({type: 'screen', screen}), {effect: {type: 'planRestore', folder, choices: asItWas}}];
}

function recovery(reason: string | undefined): Subject {
  return {
    type: 'command',
    program: 'kvmtop',
    argv: ['recover', '--yes'],
    danger: 'disruptive',
    uuid: undefined,
    label: 'put right what was left unfinished',
    title: 'put right what was left unfinished',
    consequences: [
      ...(reason === undefined ? [] : [reason]),
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
