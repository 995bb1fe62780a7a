import {selectLayout} from '../layout.ts';
import type {Pager, State} from '../state.ts';
import type {Match} from './pager/matches.ts';
import {foundIn, matchesInRow, type PagerRow, pagerRows} from './pager/rows.ts';

/** A visible line of a pager. */
export interface PagerLine {
  readonly text: string;
  /** It goes on with the line above, which is longer than the screen is wide. */
  readonly isRest: boolean;
  /** Of a comparison, whether it came or went. */
  readonly change?: 'added' | 'removed' | undefined;
  /** Where what is looked for is found in it. */
  readonly matches: readonly Match[];
}

/** A text to read, below a title line. */
export interface PagerView {
  readonly title: string;
  /** The command has not ended yet. */
  readonly isWaiting: boolean;
  readonly lines: readonly PagerLine[];
  /** Index of the first visible line. */
  readonly first: number;
  readonly total: number;
  readonly height: number;
  readonly search: string;
  /** How many lines of the text match, however long; undefined while nothing is looked for. */
  readonly matching: number | undefined;
}

/** The text that is read; undefined while none is. */
export function selectPager(state: State): PagerView | undefined {
  const {screen} = state;
  if (screen.name !== 'pager') return undefined;
  const {title, text, search, isComparison = false} = screen.pager;
  const rows = rowsOf(state, screen.pager);
  const height = pagerHeight(state);
  const first = pagerScroll(state, screen.pager);
  return {
    title,
    isWaiting: text === undefined,
    lines: rows.slice(first, first + height).map((row) => ({
      text: row.text,
      isRest: row.start > 0,
      matches: matchesInRow(row, search),
      change: isComparison ? changes[row.line.slice(0, 1)] : undefined,
    })),
    first,
    total: rows.length,
    height,
    search,
    matching: search === '' ? undefined : foundIn(rows, search).lines,
  };
}

const changes: Readonly<Record<string, PagerLine['change']>> = {'+': 'added', '-': 'removed'};

/**
 * The scroll that shows the next line that matches: behind the last one, or before the first, it begins anew.
 * Undefined where nothing matches. A line on the last page keeps its own number, so that the next one is found from it.
 */
export function nextMatch(state: State, direction: 1 | -1): number | undefined {
  const {screen} = state;
  if (screen.name !== 'pager') return undefined;
  const {search, scroll} = screen.pager;
  const {rows} = foundIn(rowsOf(state, screen.pager), search);
  return direction > 0
    ? (rows.find((row) => row > scroll) ?? rows[0])
    : (rows.findLast((row) => row < scroll) ?? rows.at(-1));
}

/** The first line that matches from the scroll on, else from the top; undefined where none does. */
export function firstMatch(state: Pick<State, 'size'>, pager: Pager): number | undefined {
  const {rows} = foundIn(rowsOf(state, pager), pager.search);
  return rows.find((row) => row >= pager.scroll) ?? rows[0];
}

/** Lines of the screen for the text. */
export function pagerHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 1);
}

/** The first visible line: never so far that the last page is not full. */
export function pagerScroll(state: State, pager: Pager): number {
  return Math.min(pager.scroll, lastPagerScroll(state, pager));
}

/** How far a pager can be scrolled. */
export function lastPagerScroll(state: State, pager: Pager): number {
  return Math.max(0, rowsOf(state, pager).length - pagerHeight(state));
}

/** Cells of a line beside its text: a sign of a match, or of what goes on. */
const gutter = 1;

function rowsOf({size}: Pick<State, 'size'>, {text}: Pager): readonly PagerRow[] {
  return pagerRows(text, size.columns - gutter);
}
