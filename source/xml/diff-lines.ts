import {structuredPatch} from 'diff';

/** A line of a comparison; lines count from 1. */
export interface DiffLine {
  /** the same · only after · only before · where a part of the text begins that has changes · what to know of it all */
  readonly kind: ' ' | '+' | '-' | '@' | '!';
  readonly text: string;
  readonly beforeLine: number | undefined;
  readonly afterLine: number | undefined;
}

export interface DiffOptions {
  /** How many lines that are the same stand around those that are not; 3. Infinity shows all. */
  readonly context?: number;
  /** How many changed lines are looked for before it gives up; 2000. */
  readonly most?: number;
}

/**
 * What two texts differ in, line by line. The end of a line, \n or \r\n, is part of it. Empty where they do not differ.
 * Texts that differ in more than `most` lines give one line that says so.
 */
export function diffLines(before: string, after: string, options: DiffOptions = {}): readonly DiffLine[] {
  if (before === after) return [];
  const {context = 3, most = 2000} = options;
  const patch = structuredPatch('', '', before, after, '', '', {context, maxEditLength: most});
  if (!patch) return [said(`They differ in more than ${most} lines; what differs is not shown.`)];
  return patch.hunks.flatMap(({oldStart, newStart, oldLines, newLines, lines}) => {
    let [beforeLine, afterLine] = [oldStart, newStart];
    const head = {kind: '@', text: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`} as const;
    return [
      {...head, beforeLine, afterLine},
      ...lines.map((line): DiffLine => {
        const text = line.slice(1);
        if (line.startsWith('+')) return {kind: '+', text, beforeLine: undefined, afterLine: afterLine++};
        if (line.startsWith('-')) return {kind: '-', text, beforeLine: beforeLine++, afterLine: undefined};
        if (line.startsWith('\\')) return said('No line break at the end of the text.');
        return {kind: ' ', text, beforeLine: beforeLine++, afterLine: afterLine++};
      }),
    ];
  });
}

function said(text: string): DiffLine {
  return {kind: '!', text, beforeLine: undefined, afterLine: undefined};
}
