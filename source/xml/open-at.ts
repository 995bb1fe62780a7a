import type {Element, Range} from './element.ts';
import type {Aside, Outline} from './outline.ts';
import {lowerBound} from './text-lines.ts';

/** The comment or the like that a place is in, or that begins there. */
export function asideAt({asides}: Outline, position: number): Aside | undefined {
  return holding(asides, position);
}

/** The element in whose start tag or end tag a place is, behind the < that begins the tag. */
export function tagAt(outline: Outline, position: number): Element | undefined {
  let element = outline.fault ? undefined : outline.root;
  while (element && element.start < position && position < element.end) {
    if (position < element.openEnd || element.closeStart < position) return element;
    element = holding(element.children, position);
  }
  return undefined;
}

/** The one of some ranges, in the order of the text, that a place is in. */
function holding<T extends Range>(ranges: readonly T[], position: number): T | undefined {
  const found = ranges[lowerBound(ranges.length, (index) => (ranges[index]?.start ?? 0) <= position) - 1];
  return found && position < found.end ? found : undefined;
}
