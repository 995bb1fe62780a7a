import type {Action} from './action.ts';
import {backupReducers} from './reduce/backups.ts';
import {changeReducers} from './reduce/change.ts';
import {definitionReducers} from './reduce/definitions.ts';
import {displayReducers} from './reduce/display.ts';
import {navigationReducers} from './reduce/navigation.ts';
import type {Reducers} from './reduce/reducers.ts';
import {runReducers} from './reduce/runs.ts';
import {versionReducers} from './reduce/versions.ts';
import {worldReducers} from './reduce/world.ts';
import {xmlReducers} from './reduce/xml.ts';
import type {State} from './state.ts';

const reducers: Reducers = {
  ...worldReducers,
  ...navigationReducers,
  ...xmlReducers,
  ...displayReducers,
  ...changeReducers,
  ...runReducers,
  ...definitionReducers,
  ...versionReducers,
  ...backupReducers,
};

/** The state after an action. Pure: the same object comes back where nothing changes, and no action throws. */
export function reduce(state: State, action: Action): State {
  // The table pairs each type of action with its function; the compiler cannot follow that through a lookup.
  const reducer = reducers[action.type] as (state: State, action: Action) => State;
  return reducer(state, action);
}
