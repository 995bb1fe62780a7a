import {type DiffLine, diffLines} from '../../../xml/diff-lines.ts';
import type {Review} from '../../review.ts';
import type {ReviewItem} from './item.ts';

const kinds = {' ': 'same', '+': 'added', '-': 'removed'} as const;

/** How many lines come and go. */
export interface Extent {
  readonly added: number;
  readonly removed: number;
}

/** What the text changes, line by line; all of it where nothing is replaced. */
export function changeItems({before, after}: Review): {readonly items: readonly ReviewItem[]} & Extent {
  if (before === undefined) {
    const lines = linesOf(after);
    const numberWidth = String(lines.length).length;
    const items = lines.map((text, index): ReviewItem => ({kind: 'added', line: index + 1, numberWidth, text}));
    return {items, added: lines.length, removed: 0};
  }
  const lines = diffLines(before, after);
  const last = Math.max(...lines.map(({beforeLine, afterLine}) => Math.max(beforeLine ?? 0, afterLine ?? 0)), 0);
  const items = lines.map((line, index) => changeItem(line, index === 0, String(last).length));
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return {items, added: count('+'), removed: count('-')};
}

function changeItem({kind, text, beforeLine, afterLine}: DiffLine, isFirst: boolean, numberWidth: number): ReviewItem {
  if (kind === '@') return isFirst ? {kind: 'blank'} : {kind: 'gap'};
  if (kind === '!') return {kind: 'info', isFirst: true, text};
  return {kind: kinds[kind], line: afterLine ?? beforeLine, numberWidth, text};
}

/** Lines around the faulty one. */
const around = 2;

/** The line of a fault with those around it. */
export function faultItems({after, fault}: Review): readonly ReviewItem[] {
  const line = fault?.line;
  if (line === undefined) return [];
  const lines = linesOf(after);
  const first = Math.max(1, line - around);
  const last = Math.min(lines.length, line + around);
  return lines.slice(first - 1, last).map((text, index) => {
    const at = first + index;
    return {kind: at === line ? 'faulty' : 'same', line: at, numberWidth: String(last).length, text};
  });
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split('\n');
}
