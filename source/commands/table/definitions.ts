import {detailOf} from '../../state/screens.ts';
import {selectedFile} from '../../state/select/files.ts';
import type {State} from '../../state/state.ts';
import {selectTargets} from '../../state/targets.ts';
import type {Command} from '../command.ts';
import {act} from '../outcome.ts';
import {reviewCommands} from './review.ts';

const shared = {group: 'definitions', danger: 'reversible'} as const;

/** Definitions: to edit one, to make a domain of another one, and to define what is in a file. */
export const definitionsCommands: readonly Command[] = [
  {
    ...shared,
    id: 'edit',
    keys: ['e'],
    label: 'edit',
    help: 'Edit the definition of the domain under the cursor in $VISUAL or $EDITOR; it is reviewed before it is defined.',
    screens: ['table', 'detail'],
    footer: 27,
    disabled: (state) => withoutOne(state) ?? withoutDefinition(state),
    run: (state) => edited(state, 'change'),
  },
  {
    ...shared,
    id: 'edit-as-new',
    keys: ['+'],
    label: 'new',
    help: 'Make a new domain of the definition of the one under the cursor, edited first; its disks are not copied.',
    screens: ['table', 'detail'],
    disabled: withoutOne,
    run: (state) => edited(state, 'new'),
  },
  {
    ...shared,
    id: 'define',
    keys: ['D'],
    label: 'define',
    help: 'Define a domain from a file, or look at the definitions in the files of a folder.',
    screens: ['table'],
    run: (state) => {
      const text = initialPath(state);
      return act({type: 'prompt', prompt: {kind: 'path', purpose: 'define', text, cursor: [...text].length}});
    },
  },
  ...reviewCommands,
  {
    ...shared,
    id: 'review-file',
    keys: ['enter'],
    label: 'review',
    help: 'Review the definition in the file under the cursor, to define it.',
    screens: ['files'],
    footer: 10,
    disabled: (state) => {
      const file = selectedFile(state);
      return file ? file.fault : 'There is no file to review.';
    },
    run: (state) => {
      const file = selectedFile(state);
      return file ? [{effect: {type: 'reviewFile', path: file.path}}] : [];
    },
  },
  {
    ...shared,
    id: 'read-folder',
    keys: ['r'],
    label: 'read again',
    help: 'Read the definitions in the files of the folder again.',
    danger: 'view',
    screens: ['files'],
    footer: 20,
    run: ({screen}) => (screen.name === 'files' ? [{effect: {type: 'readFiles', folder: screen.folder}}] : []),
  },
  {
    ...shared,
    id: 'close-files',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to where the folder was opened.',
    danger: 'view',
    screens: ['files'],
    footer: 80,
    run: ({screen}) => act({type: 'screen', screen: screen.name === 'files' ? screen.back : screen}),
  },
];

function edited(state: State, as: 'change' | 'new') {
  return selectTargets(state)
    .slice(0, 1)
    .map((uuid) => ({effect: {type: 'edit', uuid, as}}) as const);
}

function withoutOne(state: State): string | undefined {
  const targets = selectTargets(state);
  if (targets.length > 1) return `This is for one domain at a time, and ${targets.length} are marked: u unmarks them.`;
  if (targets.length === 1) return undefined;
  return detailOf(state.screen) ? 'The domain is not there any more.' : 'There is no domain here.';
}

/** As far as it is known already; else it is found out when it is read. */
function withoutDefinition(state: State): string | undefined {
  const [uuid = ''] = selectTargets(state);
  const facts = state.facts.get(uuid);
  const isTransient = facts && !('error' in facts) && facts.persistent === false;
  return isTransient ? transientReason(state.world.domains.get(uuid)?.name ?? uuid) : undefined;
}

/** Why a transient domain cannot be edited, and what can be done instead. */
export function transientReason(name: string): string {
  return `${name} is transient: it has no definition to edit. + makes a new domain of what it is now; : changes it live.`;
}

/** Where libvirt keeps the definitions of this connection, which are worth a look. */
function initialPath({world}: State): string {
  return /\/system$/.test(world.identity?.uri ?? '') ? '/etc/libvirt/qemu/' : '';
}
