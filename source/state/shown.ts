import type {State, World} from './state.ts';

/** The world that is drawn: held still while the display is frozen. */
export function shownWorld(state: State): World {
  return state.frozen ?? state.world;
}
