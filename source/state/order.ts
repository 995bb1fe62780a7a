import type {DomainRow, Field} from '../model/field.ts';
import {findField} from '../model/fields/find-field.ts';
import type {Keyed} from '../model/rows.ts';
import {reorder} from '../model/sort.ts';
import {filterOf} from './filter.ts';
import {rowsOf} from './rows.ts';
import {shownWorld} from './shown.ts';
import type {State} from './state.ts';
import {views} from './views/views.ts';

/**
 * How rows get their places: `exact` by their values; `damped`, where a row moves only if it is clearly out of order;
 * `held`, where all stay and new ones come last.
 */
export type Ordering = 'exact' | 'damped' | 'held';

/** The keys of the rows that the filter lets through, in the order of the screen. */
export function orderOf(state: State, ordering: Ordering): readonly string[] {
  const rows = matchingRows(state);
  if (ordering === 'held') return heldOrder(state.order, rows);
  const field = sortField(state);
  if (!field) return rows.map(({key}) => key);
  return reorder(state.order, rows, field, state.sorts[state.view].descending, ordering === 'exact');
}

/** Whether any row has a value to sort by; as long as none has, no order of theirs is worth keeping. */
export function isSortable(state: State): boolean {
  const field = sortField(state);
  return rowsOf(shownWorld(state), state.view).list.some(({row}) => field?.value(row) !== undefined);
}

function sortField({view, sorts}: State): Field<DomainRow> | undefined {
  return findField(views[view].fields, sorts[view].field);
}

function matchingRows(state: State): readonly Keyed<DomainRow>[] {
  const {list} = rowsOf(shownWorld(state), state.view);
  if (state.filter === '') return list;
  const filter = filterOf(state);
  return filter.ok ? list.filter(({row}) => filter.matches(row)) : list;
}

function heldOrder(order: readonly string[], rows: readonly Keyed<DomainRow>[]): readonly string[] {
  const present = new Set(rows.map(({key}) => key));
  const kept = order.filter((key) => present.has(key));
  return [...new Set([...kept, ...present])];
}
