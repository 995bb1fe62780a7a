import type {Run} from '../state/run.ts';
import {newQuestion} from './begin.ts';
import type {Outcome} from './command.ts';
import {act} from './outcome.ts';

/** Cancels those of the runs that have not begun, and asks about the oldest that has. */
export function giveUp(runs: readonly Run[]): readonly Outcome[] {
  const waiting = runs.filter(({status}) => status === 'waiting').map(({id}) => id);
  const begun = runs.find(({status}) => status === 'running');
  return [
    ...(waiting.length > 0 ? [{effect: {type: 'cancel', ids: waiting} as const}] : []),
    ...(begun ? act({type: 'dialog', dialog: newQuestion({type: 'abandon', run: begun.id})}) : []),
  ];
}
