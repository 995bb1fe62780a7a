import {wrapped} from '../../wrap.ts';

/** What stands on one line of a review. Texts hold what is foreign as it is. */
export type ReviewItem =
  | {readonly kind: 'blank'}
  | {readonly kind: 'heading'; readonly text: string}
  /** A sentence; what goes on below has no sign. */
  | {readonly kind: 'info' | 'warning' | 'fault'; readonly isFirst: boolean; readonly text: string}
  /** What can be done at once; the digit runs it. */
  | {readonly kind: 'live'; readonly digit: number; readonly text: string}
  | {readonly kind: 'command'; readonly text: string}
  /** Where lines are left out. */
  | {readonly kind: 'gap'}
  | TextItem;

/**
 * A line of the text without its passwords, its number padded to so many cells; a sign before it says whether it comes or
 * goes.
 */
export interface TextItem {
  readonly kind: 'same' | 'added' | 'removed' | 'faulty';
  readonly line: number | undefined;
  readonly numberWidth: number;
  readonly text: string;
  /** It goes on with the line above, which is longer than the screen is wide. */
  readonly isRest?: boolean;
}

export const blank: ReviewItem = {kind: 'blank'};

/** Cells at the left of a sentence, with its sign, and at its right. */
export const margin = 6;

/** A sentence, or several on lines of their own, on as many lines as it takes. */
export function sentence(text: string, columns: number, kind: 'info' | 'warning' | 'fault'): readonly ReviewItem[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => wrapped(line, columns - margin))
    .map((line, index) => ({kind, isFirst: index === 0, text: line}));
}
