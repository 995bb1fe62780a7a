import {isOver, type Run} from '../../state/run.ts';
import {selectMenu} from '../../state/select/menu.ts';
import type {State} from '../../state/state.ts';
import {selectTargets} from '../../state/targets.ts';
import {openEagerly} from '../begin.ts';
import type {Command, Outcome} from '../command.ts';
import type {MenuDialog} from '../dialog/menu.ts';
import {giveUp} from '../give-up.ts';
import {act} from '../outcome.ts';

const shared = {group: 'domain', danger: 'view', screens: ['table', 'detail']} as const;

/** What can be done to the domain under the cursor, or to those that are marked. */
export const domainCommands: readonly Command[] = [
  {
    ...shared,
    id: 'actions',
    keys: ['a'],
    label: 'actions',
    help: 'Open the action menu of the domain under the cursor, or of the marked ones.',
    footer: 20,
    disabled: withoutTarget,
    run: (state) => {
      const uuids = selectTargets(state);
      return [...act({type: 'dialog', dialog: openMenu(state, uuids)}), {effect: {type: 'readFacts', uuids}}];
    },
  },
  {
    ...shared,
    id: 'console',
    keys: ['c'],
    label: 'console',
    help: 'Attach to the console of the domain under the cursor.',
    footer: 25,
    disabled: withoutTarget,
    run: openConsole,
  },
  {
    ...shared,
    id: 'cancel',
    keys: ['x'],
    label: 'cancel',
    help: 'Cancel what waits to be done to the domain, and give up what is being done to it.',
    disabled: (state) => (openRuns(state).length === 0 ? 'Nothing is being done to this domain.' : undefined),
    run: (state) => giveUp(openRuns(state)),
  },
  {
    ...shared,
    id: 'virsh',
    keys: [':'],
    label: 'virsh',
    help: 'Type a virsh command: % stands for the domain, tab completes, up recalls earlier ones.',
    screens: ['table', 'detail', 'pager'],
    footer: 35,
    run: () => act({type: 'prompt', prompt: {kind: 'virsh', text: '', cursor: 0}}),
  },
];

/** The menu, its cursor on the first operation that fits. */
function openMenu(state: State, uuids: readonly string[]): MenuDialog {
  const menu: MenuDialog = {kind: 'menu', uuids, cursor: 0};
  const first = selectMenu(state, menu).items.findIndex(({reason}) => reason === undefined);
  return {...menu, cursor: Math.max(0, first)};
}

/** At once where nothing must be chosen; whether to take it from somebody else is asked by the menu alone. */
function openConsole(state: State): readonly Outcome[] {
  return openEagerly(state, {type: 'operation', operation: 'console', uuids: selectTargets(state)});
}

function withoutTarget(state: State): string | undefined {
  return selectTargets(state).length === 0 ? 'There is no domain to act on.' : undefined;
}

function openRuns(state: State): readonly Run[] {
  const targets = new Set(selectTargets(state));
  return state.runs.filter((run) => run.uuid !== undefined && targets.has(run.uuid) && !isOver(run));
}
