import type {DomainEvent} from '../../model/event.ts';
import type {Poll} from '../../model/poll.ts';
import {nextLook} from '../../triage/look.ts';
import {bounds} from '../bounds.ts';
import {inSight, withOrder} from '../cursor.ts';
import {eventText, isStop, levelOf} from '../events.ts';
import {withoutGone} from '../gone.ts';
import {isSortable, orderOf} from '../order.ts';
import {checkedAwaited, withoutAwaited} from '../runs/awaited.ts';
import {detailOf, withDetail} from '../screens.ts';
import {shownWorld} from '../shown.ts';
import type {LoggedEvent, State, World} from '../state.ts';
import type {Reducers} from './reducers.ts';

/** What libvirt and the host say, and how time goes on. While frozen it is remembered, and no figure on screen moves. */
export const worldReducers: Reducers<'polled' | 'connection' | 'identified' | 'event' | 'clock'> = {
  polled: (state, {poll}) => {
    const polled = {...state, world: polledWorld(state.world, poll), hold: holdAfter(state.hold, poll.at)};
    const next = checkedAwaited(withoutGone(polled));
    if (state.frozen) return next;
    const free = isSortable(state) ? 'damped' : 'exact';
    return withoutVanished(withOrder(next, orderOf(next, next.hold ? 'held' : free)));
  },
  // A freeze holds the figures still; whether there is a connection, and when the next try is, would become untrue.
  connection: (state, {connection}) => {
    const {frozen, ...next} = inWorld(state, {connection});
    return inSight({...next, frozen: frozen && {...frozen, connection}});
  },
  identified: (state, {identity}) => inSight(inWorld(state, {identity})),
  event: (state, {event}) => {
    const entry = logged(state.world, event);
    const next = inWorld(state, {events: [...state.world.events, entry].slice(-bounds.events)});
    const settled = isStop(event) ? withoutAwaited(next, entry.uuid) : next;
    return levelOf(event) === 'crit' ? {...settled, notice: {level: 'error', text: eventText(event)}} : settled;
  },
  clock: (state, {at, wallSeconds}) => checkedAwaited(inWorld(state, {at: Math.max(at, state.world.at), wallSeconds})),
};

/** The table instead of a domain that is no longer there, with a word about it. */
export function withoutVanished(state: State): State {
  const detail = detailOf(state.screen);
  if (!detail || shownWorld(state).domains.has(detail.uuid)) return state;
  const text = 'The domain that was open no longer exists: it was undefined or has migrated away.';
  return {...state, screen: withDetail(state.screen, () => ({name: 'table'})), notice: {level: 'warning', text}};
}

function logged({domains}: World, event: DomainEvent): LoggedEvent {
  return {...event, uuid: [...domains.values()].find(({name}) => name === event.domain)?.uuid};
}

function inWorld(state: State, news: Partial<World>): State {
  return {...state, world: {...state.world, ...news}};
}

/** The poll after an event skips the host and measures no costs: what is known of them stays. */
function polledWorld(world: World, poll: Poll): World {
  const {at, wallSeconds, host} = poll;
  const known = host ? undefined : world;
  const {selfPercent = known?.selfPercent, daemonPercent = known?.daemonPercent} = poll;
  return {...world, ...nextLook(world, poll), at, wallSeconds, selfPercent, daemonPercent};
}

function holdAfter(hold: State['hold'], at: number): State['hold'] {
  if (!hold) return undefined;
  if (hold.from === undefined) return {from: at};
  return at - hold.from < bounds.holdMs ? hold : undefined;
}
