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
