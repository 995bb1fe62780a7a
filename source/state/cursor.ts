import {selectLayout} from './layout.ts';
import type {State} from './state.ts';

/** Index in the order of the row that the cursor is on: the selected one, else the first; -1 without any rows. */
export function cursorIndex({order, selected}: Pick<State, 'order' | 'selected'>): number {
  if (order.length === 0) return -1;
  return selected === undefined ? 0 : Math.max(0, order.indexOf(selected));
}

/** The key of the row that the cursor is on; undefined without any rows. */
export function cursorKey(state: State): string | undefined {
  return state.order[cursorIndex(state)];
}

/**
 * The state with another order. The selection stays on its row; where that is gone, the row that was next to it
 * takes over. An order without rows forgets nothing: a filter that is being typed may let them back in.
 */
export function withOrder(state: State, order: readonly string[]): State {
  if (order.length === 0) return {...state, order, scroll: 0};
  const present = new Set(order);
  const {selected} = state;
  const kept = selected === undefined || present.has(selected) ? selected : nearest(state.order, selected, present);
  return inSight({...state, order, selected: kept});
}

/** The state scrolled as little as it takes to show the row under the cursor and no emptiness below the last one. */
export function inSight(state: State): State {
  const {table} = selectLayout(state);
  const cursor = Math.max(0, cursorIndex(state));
  const least = Math.max(0, cursor - table + 1);
  const most = Math.max(0, Math.min(cursor, state.order.length - table));
  const scroll = Math.min(Math.max(state.scroll, least), most);
  return scroll === state.scroll ? state : {...state, scroll};
}

/** The closest key that is still there: below rather than above, as rows move up when one goes. */
function nearest(order: readonly string[], gone: string, present: ReadonlySet<string>): string | undefined {
  const index = order.indexOf(gone);
  const isPresent = (key: string): boolean => present.has(key);
  return order.slice(index + 1).find(isPresent) ?? order.slice(0, Math.max(0, index)).findLast(isPresent);
}
