import type {State} from '../state.ts';
import {hiddenByFilter} from '../targets.ts';

/** How many domains are marked, and how many of them the filter hides. */
export interface Marks {
  readonly count: number;
  readonly hidden: number;
}

/** How many domains are marked, and how many of them the filter hides. */
export function selectMarks(state: State): Marks {
  const {size} = state.marks;
  return {count: size, hidden: size === 0 ? 0 : [...state.marks].filter(hiddenByFilter(state)).length};
}
