import type {Edit} from './edits.ts';
import {attributeAt, type Element, type Range, textRange} from './element.ts';
import {escapeAttribute, escapeText} from './escape.ts';

/** Gives an attribute a value, and the element the attribute where it has none. */
export function setAttribute(element: Element, name: string, value: string): Edit {
  const attribute = attributeAt(element, name);
  if (attribute) return {start: attribute.start, end: attribute.end, text: escapeAttribute(value)};
  const at = element.attributes.at(-1)?.end;
  const start = at === undefined ? element.start + 1 + element.name.length : at + 1;
  return {start, end: start, text: ` ${name}='${escapeAttribute(value)}'`};
}

/** Takes an attribute away, with the blanks before it; no edit where there is none. */
export function removeAttribute(text: string, element: Element, name: string): readonly Edit[] {
  const attribute = attributeAt(element, name);
  if (!attribute) return [];
  let start = attribute.nameStart;
  while (/\s/.test(text.charAt(start - 1))) start -= 1;
  return [{start, end: attribute.end + 1, text: ''}];
}

/** Gives an element a text, in place of all that is in it. */
export function setText(element: Element, value: string): Edit {
  const range = textRange(element) ?? {start: element.openEnd, end: element.closeStart};
  if (element.closeStart < element.end) return {...range, text: escapeText(value)};
  return {start: element.openEnd - 2, end: element.end, text: `>${escapeText(value)}</${element.name}>`};
}

/** Takes an element away, and its line where it was alone on it. */
export function removeElement(text: string, element: Range): Edit {
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, element.start - 1000), element.start))?.[0].length ?? 0;
  const after = /^[ \t]*\r?\n/.exec(text.slice(element.end, element.end + 1000))?.[0].length;
  const isAlone = after !== undefined && ['\n', ''].includes(text.charAt(element.start - before - 1));
  const [start, end] = isAlone ? [element.start - before, element.end + after] : [element.start, element.end];
  return {start, end, text: ''};
}

/** Puts another element, as XML, where one was. */
export function replaceElement({start, end}: Range, xml: string): Edit {
  return {start, end, text: xml};
}

/** Puts an element, as XML, behind another one: on a line of its own, as far in, where that has one. */
export function insertAfter(text: string, element: Element, xml: string): Edit {
  return {start: element.end, end: element.end, text: lead(text, element) + xml};
}

/** Puts an element, as XML, into another one, behind those that are in it. */
export function insertInto(text: string, parent: Element, xml: string): Edit {
  const last = parent.children.at(-1);
  if (last) return insertAfter(text, last, xml);
  const outer = lead(text, parent);
  const inner = outer && `${outer}  ${xml}${outer}`;
  if (parent.closeStart < parent.end) return {start: parent.openEnd, end: parent.closeStart, text: inner || xml};
  return {start: parent.openEnd - 2, end: parent.end, text: `>${inner || xml}</${parent.name}>`};
}

/** The line break and the blanks before an element; empty where something else stands before it on its line. */
function lead(text: string, {start}: Range): string {
  return /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0] ?? '';
}
