import type {Fold} from '../../../xml/folds.ts';
import {lowerBound} from '../../../xml/text-lines.ts';
import type {XmlText} from './text.ts';

/** The lines that can be seen while so much is folded. */
export interface XmlRows {
  /** The lines of the text, in order. */
  readonly lines: readonly number[];
  /** What is folded, by its first line. */
  readonly folded: ReadonlyMap<number, Fold>;
}

const known = new WeakMap<XmlText, {readonly keys: ReadonlySet<string>; readonly rows: XmlRows}>();

/** The rows of a definition with these elements folded. */
export function xmlRows(xml: XmlText, keys: ReadonlySet<string>): XmlRows {
  const latest = known.get(xml);
  if (latest?.keys === keys) return latest.rows;
  const folded = new Map<number, Fold>();
  const lines: number[] = [];
  let next = 0;
  for (let line = 0; line < xml.starts.length; line += 1) {
    while ((xml.folds[next]?.first ?? Number.POSITIVE_INFINITY) < line) next += 1;
    lines.push(line);
    const fold = xml.folds[next];
    if (fold?.first !== line || !keys.has(fold.key)) continue;
    folded.set(line, fold);
    line = fold.last;
  }
  const rows = {lines, folded};
  known.set(xml, {keys, rows});
  return rows;
}

/** The row that shows a line, be it folded into it. */
export function rowOf({lines}: XmlRows, line: number): number {
  return Math.max(0, lowerBound(lines.length, (index) => (lines[index] ?? 0) <= line) - 1);
}

/** The innermost element that can be folded at a line; undefined where there is none. */
export function foldAt({folds}: XmlText, line: number): Fold | undefined {
  return folds.findLast(({first, last}) => first <= line && line <= last);
}

/** The keys without those that hide a line. */
export function revealed({folds}: XmlText, keys: ReadonlySet<string>, line: number): ReadonlySet<string> {
  const hiding = folds.filter(({key, first, last}) => keys.has(key) && first < line && line <= last);
  return hiding.length === 0 ? keys : new Set([...keys].filter((key) => !hiding.some((fold) => fold.key === key)));
}
