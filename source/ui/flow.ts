import {type Span, spansWidth} from './span.ts';

type Item = readonly Span[];

const gap = 2;

function inLines(items: readonly Item[], width: number): readonly (readonly Item[])[] {
  const lines: {items: Item[]; used: number}[] = [];
  for (const item of items) {
    const needed = spansWidth(item);
    const line = lines.at(-1);
    if (line !== undefined && line.used + gap + needed <= width) {
      line.items.push(item);
      line.used += gap + needed;
    } else {
      lines.push({items: [item], used: needed});
    }
  }
  return lines.map((line) => line.items);
}

function join(items: readonly Item[]): Item {
  return items.flatMap((item, index) => (index === 0 ? item : [{text: ' '.repeat(gap)}, ...item]));
}

/**
 * Items side by side in lines of `width` cells, a longer item in a line of its own; at most so many lines, the last of
 * which then says what `more` makes of the number of items that are left out.
 */
export function flow(
  items: readonly Item[],
  width: number,
  lines: number,
  more: (left: number) => string,
): readonly (readonly Span[])[] {
  const all = inLines(items, width);
  if (all.length <= lines || lines < 1) {
    return all.slice(0, lines).map(join);
  }
  let shown = all.slice(0, lines).flat().length;
  let flowed: readonly (readonly Item[])[];
  do {
    flowed = inLines([...items.slice(0, shown), [{text: more(items.length - shown)}]], width);
    shown -= 1;
  } while (flowed.length > lines && shown >= 0);
  return flowed.slice(0, lines).map(join);
}
