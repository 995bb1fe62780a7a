import {describe, expect, it} from 'vitest';
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
});
