import {describe, expect, it} from 'vitest';
import {bounds} from '../../source/state/bounds.ts';
import {names, play, seen, uuid} from './fleet.ts';

const fleet = {busy: {cpu: 300}, calm: {cpu: 100}, idle: {cpu: 1}};

describe('the order of the rows', () => {
  it('begins exact, by %CPU', () => {
    expect(names(seen({idle: {cpu: 0.2}, calm: {cpu: 1}, busy: {cpu: 1.5}}).state)).toEqual(['busy', 'calm', 'idle']);
  });

  it('leaves a row alone that is hardly out of place, until the user sorts', () => {
    const {state, fleets} = seen(fleet);
    const next = play([{type: 'polled', poll: fleets.poll({...fleet, busy: {cpu: 99}})}], state);
    expect(names(next)).toEqual(['busy', 'calm', 'idle']);
    const sorted = play([{type: 'sort', sort: {field: 'cpuPercent', descending: true}}], next);
    expect(names(sorted)).toEqual(['calm', 'busy', 'idle']);
  });

  it('follows a clear change at once', () => {
    const {state, fleets} = seen(fleet);
    const next = play([{type: 'polled', poll: fleets.poll({...fleet, idle: {cpu: 800}})}], state);
    expect(names(next)).toEqual(['idle', 'busy', 'calm']);
  });

  it('is held from the first poll after a move on, whatever the delay, and then follows', () => {
    const {state, fleets} = seen(fleet);
    const changed = {...fleet, idle: {cpu: 800}};
    const moved = play([{type: 'moved', by: 1}], state);
    const late = play([{type: 'polled', poll: fleets.poll(changed, 60)}], moved);
    expect(names(late)).toEqual(['busy', 'calm', 'idle']);
    const soon = play([{type: 'polled', poll: fleets.poll(changed, bounds.holdMs / 1000 - 1)}], late);
    expect(names(soon)).toEqual(['busy', 'calm', 'idle']);
    const then = play([{type: 'polled', poll: fleets.poll(changed, 1)}], soon);
    expect(names(then)).toEqual(['idle', 'busy', 'calm']);
  });

  it('puts new domains last while it is held, and drops those that went', () => {
    const {state, fleets} = seen(fleet);
    const {busy: _, ...rest} = fleet;
    const next = play(
      [
        {type: 'moved', by: 1},
        {type: 'polled', poll: fleets.poll({fresh: {cpu: 900}, ...rest})},
      ],
      state,
    );
    expect(names(next)).toEqual(['calm', 'idle', 'fresh']);
  });

  it('has unknown values last, whichever way it is sorted', () => {
    const {state} = seen({off: {state: 'shut off'}, ...fleet});
    const reversed = play([{type: 'sort', sort: {field: 'cpuPercent', descending: false}}], state);
    expect([names(state), names(reversed)]).toEqual([
      ['busy', 'calm', 'idle', 'off'],
      ['idle', 'calm', 'busy', 'off'],
    ]);
  });

  it('holds only the rows that the filter lets through', () => {
    const filtered = (text: string) => names(play([{type: 'filter', text}], seen(fleet).state));
    expect([filtered('l'), filtered('cpu>50'), filtered('nothing'), filtered('')]).toEqual([
      ['calm', 'idle'],
      ['busy', 'calm'],
      [],
      ['busy', 'calm', 'idle'],
    ]);
  });

  it('keeps a domain that is renamed in its place', () => {
    const {state, fleets} = seen(fleet);
    const poll = fleets.poll(fleet);
    const identities = poll.identities?.map((identity) =>
      identity.name === 'busy' ? {...identity, name: 'x'} : identity,
    );
    const next = play(
      [
        {type: 'moved', by: 1},
        {type: 'polled', poll: {...poll, identities}},
      ],
      state,
    );
    expect(next.order[0]).toBe(uuid('busy'));
    expect(next.world.domains.get(uuid('busy'))?.name).toBe('x');
  });
});
