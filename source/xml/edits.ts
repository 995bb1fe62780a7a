import type {Range} from './element.ts';

/** What stands in a text instead of that range. An empty range is a place to insert at. */
export interface Edit extends Range {
  readonly text: string;
}

/**
 * Changes a text at these places, and nothing else in it. Edits at the same place follow each other as they are given.
 * @throws RangeError when two of them overlap, or one is not within the text
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const {start, end, text: instead} of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from || end < start || end > text.length) {
      throw new RangeError(`The edit of ${start} to ${end} is not behind the one before, which ends at ${from}.`);
    }
    result += text.slice(from, start) + instead;
    from = end;
  }
  return result + text.slice(from);
}
