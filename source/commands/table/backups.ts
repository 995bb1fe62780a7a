import {isOver} from '../../state/run.ts';
import {type BackupRow, selectedBackup} from '../../state/select/backups.ts';
import type {State} from '../../state/state.ts';
import {selectTargets} from '../../state/targets.ts';
import {openEagerly} from '../begin.ts';
import type {Command} from '../command.ts';
import {act} from '../outcome.ts';
import {cancelled, openedRow, verified} from './backup-row.ts';
import {restoreCommands} from './restore.ts';

const shared = {group: 'backup', danger: 'view', screens: ['backups']} as const;

/** Backups: to make one, to look at those that there are, and to restore one. */
export const backupsCommands: readonly Command[] = [
  {
    ...shared,
    id: 'backup',
    keys: ['b'],
    label: 'back up',
    help: 'Back up the domain under the cursor, or the marked ones: definition and disks, into a folder.',
    danger: 'reversible',
    screens: ['table', 'detail'],
    footer: 29,
    disabled: (state) => (selectTargets(state).length === 0 ? 'There is no domain to act on.' : undefined),
    run: (state) => openEagerly(state, {type: 'operation', operation: 'backup', uuids: selectTargets(state)}),
  },
  {
    ...shared,
    id: 'backups',
    keys: ['B'],
    label: 'backups',
    help: 'Show the backups that there are, and the domains whose memory libvirt keeps (managed saves).',
    screens: ['table', 'detail'],
    footer: 101,
    run: ({screen}) => [
      ...act({type: 'screen', screen: {name: 'backups', backups: undefined, cursor: undefined, back: screen}}),
      {effect: {type: 'readBackups'}},
    ],
  },
  {
    ...shared,
    id: 'open-backup',
    keys: ['enter'],
    label: 'open',
    help: 'Show what restoring the backup under the cursor would do; of one that was left unfinished, put that right.',
    footer: 10,
    disabled: withoutRow,
    run: (state) => withRow(state, openedRow),
  },
  {
    ...shared,
    id: 'verify-backup',
    keys: ['v'],
    label: 'verify',
    help: 'Read the backup under the cursor again, and compare all that it holds with its checksums.',
    footer: 20,
    disabled: (state) =>
      withoutRow(state) ??
      (selectedBackup(state)?.found?.status === 'finished' ? undefined : 'Only a finished backup can be verified.'),
    run: (state) => withRow(state, verified),
  },
  {
    ...shared,
    id: 'cancel-backup',
    keys: ['x'],
    label: 'cancel',
    help: 'Cancel what is being done with the backup under the cursor.',
    footer: 30,
    disabled: (state) => withoutRow(state) ?? withoutWork(selectedBackup(state)),
    run: (state) => withRow(state, cancelled),
  },
  {
    ...shared,
    id: 'backup-actions',
    keys: ['a'],
    label: 'actions',
    help: 'Open the action menu of the domain that the row under the cursor is about.',
    footer: 35,
    disabled: (state) =>
      withoutRow(state) ?? (domainOf(state) === undefined ? 'There is no such domain now.' : undefined),
    run: (state) => {
      const uuids = [domainOf(state) ?? ''];
      return [...act({type: 'dialog', dialog: {kind: 'menu', uuids, cursor: 0}}), {effect: {type: 'readFacts', uuids}}];
    },
  },
  {
    ...shared,
    id: 'backup-folder',
    keys: ['o'],
    label: 'other folder',
    help: 'Look for backups in another folder too.',
    footer: 40,
    run: ({backupFolders: [folder = '/']}) =>
      act({type: 'prompt', prompt: {kind: 'path', purpose: 'backups', text: folder, cursor: [...folder].length}}),
  },
  {
    ...shared,
    id: 'read-backups',
    keys: ['r'],
    label: 'read again',
    help: 'Look again what there is of backups.',
    footer: 45,
    run: () => [{effect: {type: 'readBackups'}}],
  },
  {
    ...shared,
    id: 'close-backups',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to where the backups were opened.',
    footer: 80,
    run: ({screen}) => act({type: 'screen', screen: screen.name === 'backups' ? screen.back : screen}),
  },
  ...restoreCommands,
];

function withoutRow(state: State): string | undefined {
  if (state.screen.name === 'backups' && state.screen.backups === undefined) return 'The backups are being read.';
  return selectedBackup(state)
    ? undefined
    : 'There is no backup here: b on a domain makes one, o names another folder.';
}

function withRow<T>(state: State, run: (state: State, row: BackupRow) => readonly T[]): readonly T[] {
  const row = selectedBackup(state);
  return row ? run(state, row) : [];
}

/** Why there is nothing to cancel. */
function withoutWork(row: BackupRow | undefined): string | undefined {
  return row && ((row.run && !isOver(row.run)) || row.found?.work) ? undefined : 'Nothing is being done with it.';
}

function domainOf(state: State): string | undefined {
  const {save, found, run} = selectedBackup(state) ?? {};
  const uuid = save?.uuid ?? found?.uuid ?? run?.uuid;
  return uuid !== undefined && state.world.domains.has(uuid) ? uuid : undefined;
}
