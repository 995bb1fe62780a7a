import {cutUp} from '../../wrap.ts';
import {type Match, matchesIn, matchesWithin, patternOf} from './matches.ts';

/** A line of the screen: a line of a text, or a part of one that is longer than the screen is wide. */
export interface PagerRow {
  readonly text: string;
  /** The whole line, and where in it the row begins. */
  readonly line: string;
  readonly start: number;
}

/** Where what is looked for is found. */
interface Found {
  /** The rows in which it begins, in order. */
  readonly rows: readonly number[];
  /** How many lines have it. */
  readonly lines: number;
}

const none: readonly PagerRow[] = [];
let latest: {readonly text: string; readonly columns: number; readonly rows: readonly PagerRow[]} | undefined;

/** The text in rows of at most so many cells; a long one is taken apart once, not with every key. */
export function pagerRows(text: string | undefined, columns: number): readonly PagerRow[] {
  if (text === undefined || text === '') return none;
  if (latest?.text !== text || latest.columns !== columns) {
    const lines = text
      .replace(/\r?\n$/, '')
      .replaceAll('\t', '  ')
      .split(/\r?\n/);
    latest = {text, columns, rows: lines.flatMap((line) => rowsOf(line, columns))};
  }
  return latest.rows;
}

function rowsOf(line: string, columns: number): readonly PagerRow[] {
  let start = 0;
  return cutUp(line, columns).map((text) => {
    const row = {text, line, start};
    start += text.length;
    return row;
  });
}

/** What is looked for, as far as a row has it: also where it begins in the row above, or goes on in the one below. */
export function matchesInRow({text, line, start}: PagerRow, search: string): readonly Match[] {
  // What is beyond cannot reach into the row; in another case it may be twice as long.
  const reach = 2 * search.length;
  const from = Math.max(0, start - reach);
  const near = line.slice(from, start + text.length + reach);
  return matchesWithin(matchesIn(near, patternOf(search)), start - from, text.length);
}

const known = new WeakMap<readonly PagerRow[], {readonly search: string; readonly found: Found}>();

/** The rows in which what is looked for begins. A long text is searched once, not with every frame. */
export function foundIn(rows: readonly PagerRow[], search: string): Found {
  const before = known.get(rows);
  if (before?.search === search) return before.found;
  const pattern = patternOf(search);
  let places: readonly number[] = [];
  let [next, lines] = [0, 0];
  const found = rows.flatMap(({line, start, text}, index) => {
    if (start === 0) {
      places = matchesIn(line, pattern).map(([from]) => from);
      next = 0;
      if (places.length > 0) lines += 1;
    }
    const first = next;
    while ((places[next] ?? Number.POSITIVE_INFINITY) < start + text.length) next += 1;
    return next > first ? [index] : [];
  });
  known.set(rows, {search, found: {rows: found, lines}});
  return {rows: found, lines};
}
