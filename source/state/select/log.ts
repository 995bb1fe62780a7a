import {selectLayout} from '../layout.ts';
import type {Run} from '../run.ts';
import type {State} from '../state.ts';

/** A line of the command log. */
export interface LogEntry {
  readonly run: Run;
  readonly selected: boolean;
  /** How long it took or has taken so far, in milliseconds; undefined before it begins. */
  readonly durationMs: number | undefined;
}

/** The command log below its title line: a list, and below that what is to be said of the selected run. */
export interface Log {
  /** Newest first, only the visible ones. */
  readonly entries: readonly LogEntry[];
  /** Index of the first visible one among all. */
  readonly first: number;
  readonly total: number;
  readonly selected: LogEntry | undefined;
  /** Lines for the list, and for the selected run; together with the title they are the body of the screen. */
  readonly height: number;
  readonly detailHeight: number;
}

/** The command log; undefined while it is closed. */
export function selectLog(state: State): Log | undefined {
  if (state.screen.name !== 'log') return undefined;
  const {height, detailHeight} = logHeights(state);
  const cursor = logCursor(state);
  const total = state.runs.length;
  const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), total - height));
  const entries = state.runs
    .toReversed()
    .slice(first, first + height)
    .map((run, index) => ({run, selected: first + index === cursor, durationMs: durationOf(state, run)}));
  return {entries, first, total, selected: entries.find(({selected}) => selected), height, detailHeight};
}

/** The run under the cursor of the log; undefined while it is closed or empty. */
export function loggedRun(state: State): Run | undefined {
  return state.screen.name === 'log' ? state.runs.at(-1 - logCursor(state)) : undefined;
}

/** Index of the run under the cursor, newest first; that of the newest where it was dropped. */
export function logCursor({screen, runs}: Pick<State, 'screen' | 'runs'>): number {
  if (screen.name !== 'log' || screen.cursor === undefined) return 0;
  const index = runs.findIndex(({id}) => id === screen.cursor);
  return index < 0 ? 0 : runs.length - 1 - index;
}

/** Lines for the list and for the selected run; a small screen has only the list. */
export function logHeights(state: State): {readonly height: number; readonly detailHeight: number} {
  const below = Math.max(1, selectLayout(state).body - 1);
  const detailHeight = below >= 12 ? 6 : below >= 8 ? 4 : 0;
  return {height: below - detailHeight, detailHeight};
}

function durationOf({world}: State, {startedAt, endedAt}: Run): number | undefined {
  return startedAt === undefined ? undefined : Math.max(0, (endedAt ?? world.at) - startedAt);
}
