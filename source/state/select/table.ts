import type {DomainRow} from '../../model/field.ts';
import type {DomainConcern} from '../../triage/concerns.ts';
import {drawnColumn, placedColumns} from '../columns.ts';
import {cursorIndex} from '../cursor.ts';
import {groupsOf} from '../groups.ts';
import {selectLayout} from '../layout.ts';
import {rowsOf} from '../rows.ts';
import {shownWorld} from '../shown.ts';
import type {Sort, State} from '../state.ts';
import type {PlacedColumn, ViewId} from '../view.ts';
import {views} from '../views/views.ts';
import {type RowActivity, selectRowActivity} from './activity.ts';
import {type Age, ageOf} from './age.ts';
import {selectConcerns} from './concerns.ts';

/** One visible row of the table; in the item views `row` also carries the vCPU, NIC or disk. */
export interface TableRow extends Age {
  /** The uuid, or `uuid/item` in the item views. */
  readonly key: string;
  readonly uuid: string;
  readonly row: DomainRow;
  readonly selected: boolean;
  readonly marked: boolean;
  /** The worst that triage says of the domain; undefined for nothing, or nothing that is worth a mark. */
  readonly concern: DomainConcern | undefined;
  /** What is being done to the domain. */
  readonly activity: RowActivity | undefined;
}

export interface Table {
  readonly view: ViewId;
  /** They fit into the screen's width less `gutterWidth` of ../fit.ts, with `gapWidth` between two. */
  readonly columns: readonly PlacedColumn<DomainRow>[];
  /** Only the visible ones, never more than the layout's table rows. */
  readonly rows: readonly TableRow[];
  /** Index of the first visible row among the matching ones. */
  readonly first: number;
  readonly matching: number;
  readonly total: number;
  /** `field` is the id of the field that the column shows. */
  readonly sort: Sort;
  /** Index in `rows` of the selected one; undefined in an empty table. */
  readonly cursor: number | undefined;
}

/** The table on screen: the columns that fit and the rows that are in sight. */
export function selectTable(state: State): Table {
  const {list, byKey} = rowsOf(shownWorld(state), state.view);
  const columns = placedColumns(state);
  const groups = groupsOf(columns.map(({column}) => column.field));
  const cursor = cursorIndex(state) - state.scroll;
  const concerns = selectConcerns(state);
  const rows = visibleKeys(state).flatMap((key, index) => {
    const row = byKey.get(key);
    if (!row) return [];
    const {uuid} = row.domain;
    const marks = {selected: index === cursor, marked: state.marks.has(uuid), concern: concerns.get(uuid)};
    return [{key, uuid, row, ...marks, activity: selectRowActivity(state, uuid), ...ageOf(state, row.domain, groups)}];
  });
  return {
    view: state.view,
    columns,
    rows,
    first: state.scroll,
    matching: state.order.length,
    total: list.length,
    sort: drawnSort(state),
    cursor: rows.length > 0 ? cursor : undefined,
  };
}

/** The keys of the rows in sight. */
export function visibleKeys(state: State): readonly string[] {
  return state.order.slice(state.scroll, state.scroll + selectLayout(state).table);
}

/** The order of %HOST is that of %CPU, whichever of them is drawn. */
function drawnSort({view, sorts, cpuOfHost}: State): Sort {
  const {field, descending} = sorts[view];
  const column = views[view].columns.find((candidate) => candidate.field.id === field);
  return {field: column ? drawnColumn(column, cpuOfHost).field.id : field, descending};
}
