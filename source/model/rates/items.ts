import {type CounterOf, type Ends, fell} from './counter.ts';

/**
 * Both ends of each item that is in the next reading, matched by its key; an item without a match, such as one
 * just plugged in, stands beside undefined. Undefined when a counter of any item went down.
 */
export function matchItems<T, K>(
  {previous, next, seconds}: Ends<readonly T[]>,
  keyOf: (item: T) => K,
  counters: readonly CounterOf<T>[],
): readonly (readonly [T, Ends<T> | undefined])[] | undefined {
  const matched: (readonly [T, Ends<T> | undefined])[] = [];
  for (const [index, item] of next.entries()) {
    const key = keyOf(item);
    const sits = previous[index];
    const match = sits !== undefined && keyOf(sits) === key ? sits : previous.find((other) => keyOf(other) === key);
    const ends = match && {previous: match, next: item, seconds};
    if (ends && fell(ends, counters)) return undefined;
    matched.push([item, ends]);
  }
  return matched;
}
