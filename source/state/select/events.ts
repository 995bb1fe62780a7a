import {type EventLevel, levelOf} from '../events.ts';
import {selectLayout} from '../layout.ts';
import {shownWorld} from '../shown.ts';
import type {LoggedEvent, State} from '../state.ts';

export interface EventLine {
  readonly event: LoggedEvent;
  readonly level: EventLevel;
}

/** The events of all domains, below a title line. */
export interface Events {
  /** Newest first, only the visible ones. */
  readonly lines: readonly EventLine[];
  /** Index of the first visible one. */
  readonly first: number;
  readonly total: number;
  readonly height: number;
}

/** The events of all domains; undefined while their screen is closed. */
export function selectEvents(state: State): Events | undefined {
  if (state.screen.name !== 'events') return undefined;
  const {events} = shownWorld(state);
  const height = eventsHeight(state);
  const first = Math.min(state.screen.scroll, lastEventsScroll(state));
  const lines = events
    .toReversed()
    .slice(first, first + height)
    .map((event) => ({event, level: levelOf(event)}));
  return {lines, first, total: events.length, height};
}

/** Lines of the screen for events. */
export function eventsHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 1);
}

/** How far the events can be scrolled: so far that the last page is full. */
export function lastEventsScroll(state: State): number {
  return Math.max(0, shownWorld(state).events.length - eventsHeight(state));
}
