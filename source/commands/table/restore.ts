import {restoredUuid} from '../../state/select/restore.ts';
import {beginOrAsk, openQuestion} from '../begin.ts';
import type {Command} from '../command.ts';
import {giveUp} from '../give-up.ts';
import {act} from '../outcome.ts';
import {restoreSubject} from '../restore-subject.ts';
import {
  copyName,
  openRestore,
  planOf,
  replanned,
  restoring,
  unstartable,
  whileRestoring,
  withoutPlan,
} from '../restoring.ts';

const shared = {group: 'backup', danger: 'view', screens: ['restore']} as const;

/** A restore: what it shall be, and to do it. */
export const restoreCommands: readonly Command[] = [
  {
    ...shared,
    id: 'restore',
    keys: ['enter'],
    label: 'restore',
    help: 'Ask whether to restore as planned; what overwrites something wants the name of the domain typed.',
    danger: 'reversible',
    footer: 10,
    disabled: withoutPlan,
    run: (state) => {
      const plan = planOf(state);
      return plan ? openQuestion(state, restoreSubject(state, plan)) : [];
    },
  },
  {
    ...shared,
    id: 'restore-copy',
    keys: ['n'],
    label: 'as a copy',
    help: 'Restore as a copy: another name, and a UUID, MACs and images of its own.',
    footer: 20,
    disabled: whileRestoring,
    run: (state) => {
      const text = restoring(state)?.choices.as ?? copyName(state);
      return act({type: 'prompt', prompt: {kind: 'name', purpose: 'copy', text, cursor: [...text].length}});
    },
  },
  {
    ...shared,
    id: 'restore-identity',
    keys: ['i'],
    label: 'as it was',
    help: 'Restore with the identity that it had: name, UUID and MACs.',
    footer: 22,
    disabled: (state) =>
      whileRestoring(state) ??
      (restoring(state)?.choices.as === undefined ? 'It keeps its identity already.' : undefined),
    run: (state) => replanned(state, {as: undefined}),
  },
  {
    ...shared,
    id: 'restore-images',
    keys: ['o'],
    label: 'images',
    help: 'Name the folder for the images; an empty one leaves them where they were.',
    footer: 24,
    disabled: whileRestoring,
    run: (state) => {
      const text = restoring(state)?.choices.images ?? '';
      return act({type: 'prompt', prompt: {kind: 'path', purpose: 'images', text, cursor: [...text].length}});
    },
  },
  {
    ...shared,
    id: 'restore-definition',
    keys: ['d'],
    label: 'definition',
    help: 'Restore the definition only, or the disks too.',
    footer: 26,
    disabled: whileRestoring,
    run: (state) => replanned(state, {definitionOnly: !restoring(state)?.choices.definitionOnly}),
  },
  {
    ...shared,
    id: 'plan-again',
    keys: ['r'],
    label: 'plan again',
    help: 'Find out again what restoring would do.',
    footer: 28,
    disabled: whileRestoring,
    run: (state) => replanned(state, {}),
  },
  {
    ...shared,
    id: 'cancel-restore',
    keys: ['x'],
    label: 'cancel',
    help: 'Cancel the restore that is under way: what was there before is put back.',
    footer: 12,
    disabled: (state) => (openRestore(state) ? undefined : 'It is not being restored.'),
    run: (state) => giveUp([openRestore(state)].filter((run) => run !== undefined)),
  },
  {
    ...shared,
    id: 'start-restored',
    keys: ['s'],
    label: 'start',
    help: 'Start the domain that was restored.',
    danger: 'reversible',
    footer: 15,
    disabled: unstartable,
    run: (state) => beginOrAsk(state, {type: 'operation', operation: 'start', uuids: [restoredUuid(state) ?? '']}),
  },
  {
    ...shared,
    id: 'close-restore',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to the backups.',
    footer: 80,
    run: ({screen}) => [
      ...act({type: 'screen', screen: screen.name === 'restore' ? screen.back : screen}),
      {effect: {type: 'readBackups'}},
    ],
  },
];
