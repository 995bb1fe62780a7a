import {describe, expect, it} from 'vitest';
import {selectTable} from '../../source/state/select/table.ts';
import {play, seen, uuid} from './fleet.ts';

const fleet = {a: {cpu: 20}, off: {state: 'shut off'}} as const;
const {state, fleets} = seen(fleet);
const ages = (shown = state) => selectTable(shown).rows.map(({freshness, ageMs}) => [freshness, ageMs]);

describe('the age of a row', () => {
  it('is that of the oldest reading on screen', () => {
    expect(ages()).toEqual([
      ['fresh', 0],
      ['fresh', 0],
    ]);
    const quick = fleets.poll(fleet, 4);
    const answers = quick.answers.map((answer) => ({...answer, groups: ['state', 'cpu-total'] as const}));
    expect(ages(play([{type: 'polled', poll: {...quick, answers}}], state))).toEqual([
      ['fresh', 4000],
      ['fresh', 0],
    ]);
  });

  it('grows while no poll comes', () => {
    const late = play([{type: 'clock', at: state.world.at + 60_000, wallSeconds: 0}], state);
    expect(ages(late)).toEqual([
      ['old', 60_000],
      ['old', 60_000],
    ]);
  });

  it('is told of a stuck domain', () => {
    const {state: fresh, fleets: more} = seen(fleet);
    const poll = {...more.poll(fleet), stuck: [uuid('a')]};
    expect(ages(play([{type: 'polled', poll}], fresh))[0]?.[0]).toBe('stuck');
  });

  it('is old without a connection, however young', () => {
    const lost = {status: 'lost', uri: undefined, reason: '', advice: undefined, since: 0, retryAt: 0} as const;
    expect(ages(play([{type: 'connection', connection: lost}], state)).map(([freshness]) => freshness)).toEqual([
      'old',
      'old',
    ]);
  });
});
