import type {Action} from '../action.ts';

export type Move = Extract<Action, {type: 'moved'}>['by'];

/** Where a move leads, of lines counted from 0. */
export function target(from: number, by: Move, page: number, last: number): number {
  const targets = {first: 0, last, pageUp: from - page, pageDown: from + page};
  const to = typeof by === 'number' ? from + by : targets[by];
  return Math.max(0, Math.min(last, to));
}
