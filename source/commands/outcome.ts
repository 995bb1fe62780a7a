import type {Action} from '../state/action.ts';
import type {Outcome} from './command.ts';

/** The outcomes that are these actions, in their order. */
export function act(...actions: readonly Action[]): readonly Outcome[] {
  return actions.map((action) => ({action}));
}
