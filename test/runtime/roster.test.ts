import {describe, expect, it} from 'vitest';
import {dearGroups} from '../../source/model/sample.ts';
import {createRoster} from '../../source/runtime/roster.ts';

const running = (name: string) => ({name, state: {state: 'running'}}) as const;
const off = (name: string) => ({name, state: {state: 'shut off'}}) as const;

function rosterOf(...identities: {uuid: string; name: string; id?: number}[]) {
  const roster = createRoster();
  roster.replace(identities, 0);
  return roster;
}

describe('the roster', () => {
  it('wants a list at first, and after a minute', () => {
    const roster = createRoster();
    expect(roster.isStale(0)).toBe(true);
    roster.replace([], 0);
    expect([roster.isStale(1000), roster.isStale(60_000)]).toEqual([false, true]);
  });

  it.each([
    ['the same', [running('a'), off('b')], false],
    ['a new name', [running('a'), off('b'), running('c')], true],
    ['a missing one', [running('a')], true],
    ['a rename', [running('a'), off('c')], true],
    ['a start', [running('a'), running('b')], true],
    ['an end', [off('a'), off('b')], true],
    ['a driver that tells no states', [{name: 'a'}, {name: 'b'}], false],
  ])('is contradicted by %s: %#', (_, samples, expected) => {
    const roster = rosterOf({uuid: '1', name: 'a', id: 1}, {uuid: '2', name: 'b'});
    expect(roster.contradicts(samples)).toBe(expected);
  });

  it('lets a dispute that a new list does not settle rest', () => {
    const roster = rosterOf({uuid: '1', name: 'a', id: 1});
    expect([roster.contradicts([off('a')]), roster.contradicts([off('a')])]).toEqual([true, false]);
    expect([roster.contradicts([running('a')]), roster.contradicts([off('a')])]).toEqual([false, true]);
  });

  it('keeps what is known of a renamed domain, and forgets a restarted one', () => {
    const roster = rosterOf({uuid: '1', name: 'a', id: 1}, {uuid: '2', name: 'b', id: 2});
    roster.missed('1', true, 0);
    roster.missed('2', true, 0);
    roster.replace(
      [
        {uuid: '1', name: 'x', id: 1},
        {uuid: '2', name: 'b', id: 3},
      ],
      10,
    );
    expect([roster.isStuck('1'), roster.isStuck('2')]).toEqual([true, false]);
    expect([roster.uuidOf('x'), roster.uuidOf('a')]).toEqual(['1', undefined]);
  });

  it('calls a domain by its id, and by its uuid while it has none', () => {
    const roster = rosterOf({uuid: 'u1', name: 'a', id: 7}, {uuid: 'u2', name: 'b'});
    expect([roster.nameOf('u1'), roster.nameOf('u2')]).toEqual(['7', 'u2']);
  });

  it('takes a domain for still once it has told everything twice since it was paused, until it runs', () => {
    const roster = rosterOf({uuid: 'u1', name: 'a', id: 7});
    const isStill = () => roster.known()[0]?.still;
    const paused = {name: 'a', state: {state: 'paused'}} as const;
    roster.heard('u1', dearGroups, 0);
    roster.heard('u1', dearGroups, 1);
    expect(isStill()).toBe(false);
    roster.saw([paused]);
    roster.heard('u1', dearGroups, 2);
    roster.heard('u1', ['vcpu'], 3);
    roster.saw([paused]);
    expect(isStill()).toBe(false);
    roster.heard('u1', dearGroups, 4);
    expect(isStill()).toBe(true);
    roster.saw([running('a')]);
    expect(isStill()).toBe(false);
  });
});
