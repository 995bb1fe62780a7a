import stringWidth from 'string-width';
import type {DomainRow} from '../model/field.ts';
import {fitColumns, gutterWidth} from './fit.ts';
import {rowsOf, type ViewRows} from './rows.ts';
import {shownWorld} from './shown.ts';
import type {State} from './state.ts';
import type {Column, PlacedColumn} from './view.ts';
import {hostCpuColumn} from './views/domains.ts';
import {views} from './views/views.ts';

/** Columns whose content says how wide they are, as it hardly ever changes; others would make the table restless. */
const measured = ['id', 'name', 'device', 'target', 'path'];

/** The columns that the user has left switched on. */
export function shownColumns({view, hidden}: Pick<State, 'view' | 'hidden'>): readonly Column<DomainRow>[] {
  return views[view].columns.filter(({field}) => !hidden[view].includes(field.id));
}

/** The columns on this screen with their widths; %HOST stands for %CPU where the user has chosen so. */
export function placedColumns(state: State): readonly PlacedColumn<DomainRow>[] {
  const columns = shownColumns(state);
  const placed = fitColumns(columns, state.size.columns - gutterWidth, contentWidths(state, columns));
  return placed.map(({column, width}) => ({column: drawnColumn(column, state.cpuOfHost), width}));
}

/** The column that is drawn for a column of the view. */
export function drawnColumn(column: Column<DomainRow>, cpuOfHost: boolean): Column<DomainRow> {
  return cpuOfHost && column.field.id === 'cpuPercent' ? hostCpuColumn : column;
}

const widths = new WeakMap<ViewRows, Map<Column<DomainRow>, number>>();

/**
 * Measured over all rows, not only the visible ones, so that widths stay as they are while the table scrolls; once for
 * the rows of a world, as they can be thousands.
 */
function contentWidths(state: State, columns: readonly Column<DomainRow>[]): Readonly<Record<string, number>> {
  const rows = rowsOf(shownWorld(state), state.view);
  const known = widths.get(rows) ?? new Map<Column<DomainRow>, number>();
  widths.set(rows, known);
  const growing = columns.filter(({field}) => measured.includes(field.id));
  return Object.fromEntries(
    growing.map((column) => {
      const width = known.get(column) ?? contentWidth(column, rows);
      known.set(column, width);
      return [column.field.id, width];
    }),
  );
}

function contentWidth({field, minWidth, maxWidth}: Column<DomainRow>, {list}: ViewRows): number {
  let width = minWidth;
  for (const {row} of list) {
    if (width >= maxWidth) break;
    width = Math.max(width, cellsOf(String(field.value(row) ?? '')));
  }
  return width;
}

function cellsOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}
