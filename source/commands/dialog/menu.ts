import {operations} from '../../operations/table.ts';
import type {Dialog} from '../../state/dialog.ts';
import {type MenuItem, selectMenu} from '../../state/select/menu.ts';
import type {State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';

export type MenuDialog = Extract<Dialog, {kind: 'menu'}>;

const page = 10;
const moves: Readonly<Record<string, number>> = {
  up: -1,
  k: -1,
  down: 1,
  j: 1,
  pageup: -page,
  pagedown: page,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

/** The key by which the menu runs the operation under its cursor; undefined when it is empty. */
export function selectedKey(state: State, dialog: MenuDialog): string | undefined {
  return selectMenu(state, dialog).items.find(isSelected)?.operation.key;
}

/** The menu with its cursor on the operation of one of these keys. */
export function pointedAt(dialog: MenuDialog, keys: readonly string[]): MenuDialog {
  return {...dialog, cursor: operations.findIndex(({key}) => keys.includes(key))};
}

/** What the menu's own keys do; undefined for all others, which are those of operations. */
export function menuKey(state: State, dialog: MenuDialog, key: string): readonly Outcome[] | undefined {
  if (key === 'escape' || key === 'q') return act({type: 'dialog', dialog: undefined});
  const by = moves[key];
  if (by === undefined) return undefined;
  const last = selectMenu(state, dialog).items.length - 1;
  const cursor = Math.max(0, Math.min(last, dialog.cursor + by));
  return act({type: 'dialog', dialog: {...dialog, cursor}});
}

function isSelected({selected}: MenuItem): boolean {
  return selected;
}
