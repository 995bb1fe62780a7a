import type {Action} from '../action.ts';
import type {State} from '../state.ts';

/** How a part of the actions changes the state: one function by type. */
export type Reducers<T extends Action['type'] = Action['type']> = {
  readonly [K in T]: (state: State, action: Extract<Action, {type: K}>) => State;
};
