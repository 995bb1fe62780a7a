import type {Action} from '../../state/action.ts';
import {selectLayout} from '../../state/layout.ts';
import type {State} from '../../state/state.ts';
import type {Command} from '../command.ts';
import {everywhere} from '../everywhere.ts';
import {act} from '../outcome.ts';

type By = Extract<Action, {type: 'moved'}>['by'];
type Move = Pick<Command, 'id' | 'keys' | 'label' | 'help'> & {readonly by: (state: State) => By};

const moves: readonly Move[] = [
  {id: 'up', keys: ['up', 'k'], label: 'up', help: 'Move up.', by: () => -1},
  {id: 'down', keys: ['down', 'j'], label: 'down', help: 'Move down.', by: () => 1},
  {id: 'page-up', keys: ['pageup', 'ctrl+b'], label: 'page up', help: 'Move up a page.', by: () => 'pageUp'},
  {id: 'page-down', keys: ['pagedown', 'ctrl+f'], label: 'page down', help: 'Move down a page.', by: () => 'pageDown'},
  {id: 'half-up', keys: ['ctrl+u'], label: 'half page up', help: 'Move up half a page.', by: (state) => -half(state)},
  {id: 'half-down', keys: ['ctrl+d'], label: 'half page down', help: 'Move down half a page.', by: half},
  {
    id: 'first',
    keys: ['home', 'g'],
    label: 'top',
    help: 'Go to the top and let go of the selection: the first row is then meant, whichever it is.',
    by: () => 'first',
  },
  {id: 'last', keys: ['end', 'G'], label: 'bottom', help: 'Go to the bottom.', by: () => 'last'},
];

/** The cursor, or the text on screens that show text. */
export const moveCommands: readonly Command[] = moves.map(({by, ...command}) => ({
  ...command,
  group: 'move',
  danger: 'view',
  screens: everywhere,
  run: (state) => act({type: 'moved', by: by(state)}),
}));

function half(state: State): number {
  return Math.max(1, Math.floor(selectLayout(state).table / 2));
}
