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
  const before = new Map(previous.map((item) => [keyOf(item), item]));
  const matched: (readonly [T, Ends<T> | undefined])[] = [];
  for (const item of next) {
    const match = before.get(keyOf(item));
    const ends = match && {previous: match, next: item, seconds};
    if (ends && fell(ends, counters)) return undefined;
    matched.push([item, ends]);
  }
  return matched;
}
