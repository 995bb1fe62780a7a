import {lineIndex} from '../../../xml/text-lines.ts';
import {patternOf} from '../pager/matches.ts';
import type {XmlText} from './text.ts';

const known = new WeakMap<XmlText, {readonly search: string; readonly lines: readonly number[]}>();

/** The lines that have what is looked for. A long text is searched once, not with every frame. */
export function matchingXmlLines(xml: XmlText, search: string): readonly number[] {
  const latest = known.get(xml);
  if (latest?.search === search) return latest.lines;
  const lines = new Set<number>();
  const pattern = patternOf(search);
  if (pattern) for (const {index} of xml.text.matchAll(pattern)) lines.add(lineIndex(xml.starts, index));
  const found = [...lines];
  known.set(xml, {search, lines: found});
  return found;
}

/** The next line that has it, or the one before: behind the last one, or before the first, it begins anew. */
export function nextXmlMatch(xml: XmlText, search: string, from: number, direction: 1 | -1): number | undefined {
  const lines = matchingXmlLines(xml, search);
  return direction > 0
    ? (lines.find((line) => line > from) ?? lines[0])
    : (lines.findLast((line) => line < from) ?? lines.at(-1));
}

/** The first line that has it from this one on, else from the top. */
export function firstXmlMatch(xml: XmlText, search: string, from: number): number | undefined {
  const lines = matchingXmlLines(xml, search);
  return lines.find((line) => line >= from) ?? lines[0];
}
