import type {Element} from './element.ts';
import {outlineOf} from './outline.ts';
import {lineIndex} from './text-lines.ts';

/** An element that can be folded into its first line. Lines count from 0. */
export interface Fold {
  /** Names it, by its way from the root: the same in another text of the same shape. */
  readonly key: string;
  readonly element: Element;
  readonly first: number;
  readonly last: number;
  readonly isDevice: boolean;
}

/** Elements deeper than this are folded with what they are in: libvirt's own go down to eight or so. */
const deepest = 20;

/**
 * The elements below the root that take several lines and share their first and last line with nothing else, in the order
 * of the text; none of what is not well-formed.
 * @param starts where the lines of the text begin
 */
export function foldsOf(text: string, starts: readonly number[]): readonly Fold[] {
  const {root, fault} = outlineOf(text);
  const folds: Fold[] = [];
  const add = (parent: Element, way: string, depth: number) => {
    const counts = new Map<string, number>();
    for (const element of parent.children) {
      const count = counts.get(element.name) ?? 0;
      counts.set(element.name, count + 1);
      const [first, last] = [lineIndex(starts, element.start), lineIndex(starts, element.end - 1)];
      if (first === last) continue;
      const key = `${way}/${element.name}.${count}`;
      if (isApart(text, element)) {
        folds.push({key, element, first, last, isDevice: depth === 1 && parent.name === 'devices'});
      }
      if (depth < deepest) add(element, key, depth + 1);
    }
  };
  if (root && !fault) add(root, '', 0);
  return folds;
}

/** Whether only blanks stand before it and behind it on its lines. */
function isApart(text: string, {start, end}: Element): boolean {
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const behind = text.indexOf('\n', end);
  return before.trim() === '' && text.slice(end, behind < 0 ? undefined : behind).trim() === '';
}
