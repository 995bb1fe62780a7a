import type {DomainRow} from '../../model/field.ts';
import {drawnColumn, placedColumns} from '../columns.ts';
import {selectLayout} from '../layout.ts';
import type {State} from '../state.ts';
import type {Column, ViewId} from '../view.ts';
import {views} from '../views/views.ts';

/** One line of the column chooser. */
export interface Choice {
  readonly column: Column<DomainRow>;
  /** Switched on by the user. */
  readonly shown: boolean;
  /** On screen now: switched on, and wide enough a screen. */
  readonly placed: boolean;
  /** The column without which a row has no name. */
  readonly fixed: boolean;
  readonly selected: boolean;
}

/** The column chooser of the current view. */
export interface Chooser {
  readonly view: ViewId;
  /** Only the visible ones. */
  readonly choices: readonly Choice[];
  readonly first: number;
  readonly total: number;
}

/** The column chooser; undefined while it is closed. */
export function selectChooser(state: State): Chooser | undefined {
  if (state.screen.name !== 'columns') return undefined;
  const {cursor} = state.screen;
  const {columns} = views[state.view];
  const height = chooserHeight(state);
  const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), columns.length - height));
  const placed = new Set(placedColumns(state).map(({column}) => column.field.id));
  const choices = columns.map((column, index) => {
    const drawn = drawnColumn(column, state.cpuOfHost);
    return {
      column: drawn,
      shown: !state.hidden[state.view].includes(column.field.id),
      placed: placed.has(drawn.field.id),
      fixed: column.priority === 0,
      selected: index === cursor,
    };
  });
  return {view: state.view, choices: choices.slice(first, first + height), first, total: columns.length};
}

/** Lines for the columns to choose from, below a title line. */
export function chooserHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 1);
}
