import {selectLayout} from '../layout.ts';
import type {Pager, State} from '../state.ts';

/** A visible line of a pager. */
export interface PagerLine {
  readonly text: string;
  /** Of a comparison, whether it came or went. */
  readonly change?: 'added' | 'removed' | undefined;
  /** Where what is looked for is found in it: from and to, in UTF-16 units. */
  readonly matches: readonly (readonly [number, number])[];
}

/** A text to read, below a title line. Lines longer than the screen are cut by who draws them. */
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
  /** How many lines match; undefined while nothing is looked for. */
  readonly matching: number | undefined;
}

/** The text that is read; undefined while none is. */
export function selectPager(state: State): PagerView | undefined {
  const {screen} = state;
  if (screen.name !== 'pager') return undefined;
  const {title, text, search, isComparison = false} = screen.pager;
  const lines = linesOf(text);
  const height = pagerHeight(state);
  const first = pagerScroll(state, screen.pager);
  const pattern = patternOf(search);
  return {
    title,
    isWaiting: text === undefined,
    lines: lines.slice(first, first + height).map((line) => ({
      text: line,
      matches: matchesIn(line, pattern),
      change: isComparison ? changes[line.slice(0, 1)] : undefined,
    })),
    first,
    total: lines.length,
    height,
    search,
    matching: pattern && matchingLines(screen.pager).length,
  };
}

const changes: Readonly<Record<string, PagerLine['change']>> = {'+': 'added', '-': 'removed'};

/**
 * The scroll that shows the next line that matches: behind the last one, or before the first, it begins anew.
 * Undefined where nothing matches. A line on the last page keeps its own number, so that the next one is found from it.
 */
export function nextMatch({screen}: State, direction: 1 | -1): number | undefined {
  if (screen.name !== 'pager') return undefined;
  const lines = matchingLines(screen.pager);
  const from = screen.pager.scroll;
  return direction > 0
    ? (lines.find((line) => line > from) ?? lines[0])
    : (lines.findLast((line) => line < from) ?? lines.at(-1));
}

/** The first line that matches from the scroll on, else from the top; undefined where none does. */
export function firstMatch(pager: Pager): number | undefined {
  const lines = matchingLines(pager);
  return lines.find((line) => line >= pager.scroll) ?? lines[0];
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
export function lastPagerScroll(state: State, {text}: Pager): number {
  return Math.max(0, linesOf(text).length - pagerHeight(state));
}

const matching = new WeakMap<readonly string[], {readonly search: string; readonly found: readonly number[]}>();

/** A long text is searched once, not with every frame. */
function matchingLines({text, search}: Pager): readonly number[] {
  const lines = linesOf(text);
  const known = matching.get(lines);
  if (known?.search === search) return known.found;
  const pattern = patternOf(search);
  const found = pattern ? lines.flatMap((line, index) => (line.search(pattern) >= 0 ? [index] : [])) : [];
  matching.set(lines, {search, found});
  return found;
}

export function matchesIn(line: string, pattern: RegExp | undefined): PagerLine['matches'] {
  return pattern ? Array.from(line.matchAll(pattern), ({0: found, index}) => [index, index + found.length]) : [];
}

/** What is looked for is plain text; undefined for none. */
export function patternOf(search: string): RegExp | undefined {
  return search === '' ? undefined : new RegExp(search.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
}

const empty: readonly string[] = [];
let latest: {readonly text: string; readonly lines: readonly string[]} = {text: '', lines: empty};

/** A long text is taken apart once, not with every key. */
function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return empty;
  if (latest.text !== text) latest = {text, lines: text.replace(/\r?\n$/, '').split(/\r?\n/)};
  return latest.lines;
}
