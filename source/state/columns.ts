import stringWidth from 'string-width';
import type {DomainRow} from '../model/field.ts';
import {fitColumns, gutterWidth} from './fit.ts';
import {rowsOf} from './rows.ts';
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

/** Measured over all rows, not only the visible ones, so that widths stay as they are while the table scrolls. */
function contentWidths(state: State, columns: readonly Column<DomainRow>[]): Readonly<Record<string, number>> {
  const {list} = rowsOf(shownWorld(state), state.view);
  const growing = columns.filter(({field}) => measured.includes(field.id));
  return Object.fromEntries(
    growing.map(({field, minWidth, maxWidth}) => {
      let width = minWidth;
      for (const {row} of list) {
        if (width >= maxWidth) break;
        width = Math.max(width, cellsOf(String(field.value(row) ?? '')));
      }
      return [field.id, width];
    }),
  );
}

function cellsOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}
