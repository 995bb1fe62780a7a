/** Where something is found in a text: from and to, in UTF-16 units. */
export type Match = readonly [from: number, to: number];

/** Where in a line what is looked for is found. */
export function matchesIn(line: string, pattern: RegExp | undefined): readonly Match[] {
  return pattern ? Array.from(line.matchAll(pattern), ({0: found, index}) => [index, index + found.length]) : [];
}

/** What is looked for is plain text; undefined for none. */
export function patternOf(search: string): RegExp | undefined {
  return search === '' ? undefined : new RegExp(search.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
}

/** What of the matches of a line is within a part of it, counted from where that begins. */
export function matchesWithin(matches: readonly Match[], start: number, length: number): readonly Match[] {
  return matches.flatMap(([from, to]) => {
    const [first, end] = [Math.max(from - start, 0), Math.min(to - start, length)];
    return first < end ? [[first, end] as const] : [];
  });
}
