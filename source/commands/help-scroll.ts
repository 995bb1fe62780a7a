import {selectLayout} from '../state/layout.ts';
import type {State} from '../state/state.ts';
import type {Outcome} from './command.ts';
import {helpLines} from './help.ts';

/** The first visible line of the help, never so far that the last page is not full; 0 while it is closed. */
export function helpScroll({screen, ...state}: State): number {
  return screen.name === 'help' ? Math.min(screen.scroll, lastScroll({screen, ...state})) : 0;
}

/** Lines of the screen for the help. */
export function helpHeight(state: State): number {
  return selectLayout(state).body;
}

/** A move that stays within the help, as only this room knows how long it is; other outcomes as they are. */
export function withinHelp(state: State, outcome: Outcome): Outcome {
  if (state.screen.name !== 'help' || !('action' in outcome) || outcome.action.type !== 'moved') return outcome;
  const {by} = outcome.action;
  const from = helpScroll(state);
  const last = lastScroll(state);
  const page = helpHeight(state);
  const targets = {first: 0, last, pageUp: from - page, pageDown: from + page};
  const to = Math.max(0, Math.min(last, typeof by === 'number' ? from + by : targets[by]));
  return {action: {type: 'moved', by: to - state.screen.scroll}};
}

function lastScroll(state: State): number {
  return Math.max(0, helpLines(state).length - helpHeight(state));
}
