import {withoutSecrets} from '../../../archive/version-mask.ts';
import {type DiffLine, diffLines} from '../../../xml/diff-lines.ts';
import type {Review} from '../../review.ts';
import {cutUp} from '../../wrap.ts';
import type {ReviewItem, TextItem} from './item.ts';

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
    const items = lines.map((text, index) => textItem('added', text, index + 1, numberWidth));
    return {items, added: lines.length, removed: 0};
  }
  const compared = diffLines(before, after);
  const lines = compared[0]?.kind === '!' && compared.length === 1 ? blockLines(before, after) : compared;
  const last = lines.reduce((most, {beforeLine, afterLine}) => Math.max(most, beforeLine ?? 0, afterLine ?? 0), 0);
  const items = lines.flatMap((line, index) => changeItem(line, index === 0, String(last).length));
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return {items, added: count('+'), removed: count('-')};
}

function changeItem(
  {kind, text, beforeLine, afterLine}: DiffLine,
  isFirst: boolean,
  numberWidth: number,
): readonly ReviewItem[] {
  if (kind === '@') return isFirst ? [] : [{kind: 'gap'}];
  if (kind === '!') return [{kind: 'info', isFirst: true, text}];
  return [textItem(kinds[kind], text, afterLine ?? beforeLine, numberWidth)];
}

function textItem(kind: TextItem['kind'], text: string, line: number | undefined, numberWidth: number): TextItem {
  return {kind, line, numberWidth, text: withoutSecrets(text).replaceAll('\t', '  ')};
}

/** Lines that are the same around those that are not. */
const context = 3;

/** Texts that differ in very many lines: all from the first line that is not the same to the last one. */
function blockLines(before: string, after: string): readonly DiffLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const line = (text: string, index: number, kind: ' ' | '+' | '-'): DiffLine => ({
    kind,
    text,
    beforeLine: kind === '+' ? undefined : index + 1,
    afterLine: kind === '-' ? undefined : index + 1,
  });
  const part = (lines: readonly string[], from: number, to: number, kind: ' ' | '+' | '-') =>
    lines.slice(from, to).map((text, index) => line(text, from + index, kind));
  return [
    ...part(fresh, Math.max(0, start - context), start, ' '),
    ...part(old, start, old.length - end, '-'),
    ...part(fresh, start, fresh.length - end, '+'),
    ...part(fresh, fresh.length - end, fresh.length - end + context, ' '),
  ];
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
    return textItem(at === line ? 'faulty' : 'same', text, at, String(last).length);
  });
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split('\n');
}

/** Cells of a line of the text beside its number: blanks around it, and its sign. */
const gutter = 4;

/** Lines that are too long for the screen go on below themselves, as what they change may be at their end. */
export function wholeLines(items: readonly ReviewItem[], columns: number): readonly ReviewItem[] {
  return items.flatMap((item) =>
    item.kind === 'added' || item.kind === 'removed' || item.kind === 'faulty'
      ? cutUp(item.text, columns - gutter - item.numberWidth).map((text, part) => ({...item, text, isRest: part > 0}))
      : item,
  );
}
