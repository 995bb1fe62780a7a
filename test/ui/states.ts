import type {Action} from '../../source/state/action.ts';
import {initialState} from '../../source/state/initial.ts';
import {reduce} from '../../source/state/reduce.ts';
import type {State} from '../../source/state/state.ts';
import {fleet, type Guest, identity, pollAt} from './fleet.ts';

export type Size = State['size'];

/** The state that these actions lead to. */
export function after(state: State, ...actions: readonly Action[]): State {
  return actions.reduce(reduce, state);
}

/** Before anything is known. */
export function connecting(size: Size): State {
  return initialState({size, delayMs: 2000, uri: 'qemu:///system'});
}

/** Polling takes longer than drawing: each history is made once. */
const histories = new Map<readonly Guest[], State>();

function history(guests: readonly Guest[], ticks: number): State {
  const known = histories.get(guests);
  if (known) return known;
  const polls = Array.from({length: ticks}, (_, tick): Action => ({type: 'polled', poll: pollAt(tick, guests)}));
  const state = after(
    connecting({columns: 80, rows: 24}),
    {type: 'connection', connection: {status: 'connected', uri: identity.uri}},
    {type: 'identified', identity},
    ...polls,
  );
  histories.set(guests, state);
  return state;
}

/** A connected kvmtop that has polled the guests for some ticks. */
export function watching(size: Size, guests: readonly Guest[] = fleet, ticks = 30): State {
  return after(history(guests, ticks), {type: 'resized', ...size});
}
