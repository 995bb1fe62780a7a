import type {Effect, Outcome} from '../../source/commands/command.ts';
import {paste, press} from '../../source/commands/dispatch.ts';
import {reduce} from '../../source/state/reduce.ts';
import type {State} from '../../source/state/state.ts';

/** What came of some input: the state, and what the runtime was asked to do. */
export interface Result {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Presses keys one after the other, each against the state that the one before left; names as in commands/keys.ts. */
export function pressAll(start: State, ...keys: readonly string[]): Result {
  return keys.reduce<Result>((result, key) => taken(result, press(result.state, key)), {state: start, effects: []});
}

/** Types each character of a text. */
export function typeText(start: State, text: string): State {
  return pressAll(start, ...Array.from(text, (character) => (character === ' ' ? 'space' : character))).state;
}

/** Pastes a text. */
export function pasteText(start: State, text: string): State {
  return taken({state: start, effects: []}, paste(start, text)).state;
}

function taken({state, effects}: Result, outcomes: readonly Outcome[]): Result {
  return {
    state: outcomes.reduce((next, outcome) => ('action' in outcome ? reduce(next, outcome.action) : next), state),
    effects: [...effects, ...outcomes.flatMap((outcome) => ('effect' in outcome ? [outcome.effect] : []))],
  };
}
