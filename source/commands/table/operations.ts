import type {Operation} from '../../operations/operation.ts';
import {operations} from '../../operations/table.ts';
import {unfitObstacle} from '../../state/select/ask/obstacle.ts';
import {isUnread} from '../../state/select/ask/targets.ts';
import {selectMenu} from '../../state/select/menu.ts';
import type {State} from '../../state/state.ts';
import {beginOrAsk} from '../begin.ts';
import type {Command} from '../command.ts';

/** The operations, each by its key in the action menu. */
export const operationCommands: readonly Command[] = operations.map((operation) => ({
  id: `menu-${operation.id}`,
  keys: [operation.key],
  label: operation.label,
  help: operation.help,
  group: 'action menu',
  danger: operation.danger,
  screens: ['menu'],
  disabled: (state) => unfit(state, operation),
  run: (state) => beginOrAsk(state, {type: 'operation', operation: operation.id, uuids: pinned(state)}),
}));

/** A question can wait for what is still being read. */
function unfit(state: State, {id, unfit: misfit}: Operation): string | undefined {
  const {dialog} = state;
  if (dialog?.kind !== 'menu' || dialog.uuids.some((uuid) => isUnread(state, uuid, misfit))) return undefined;
  return unfitObstacle(selectMenu(state, dialog).items.find(({operation}) => operation.id === id)?.reason);
}

/** The domains that the menu was opened for. */
function pinned({dialog}: State): readonly string[] {
  return dialog?.kind === 'menu' ? dialog.uuids : [];
}
