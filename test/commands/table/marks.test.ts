import {describe, expect, it} from 'vitest';
import {many, seen, uuid} from '../../state/fleet.ts';
import {pressAll, typeText} from '../driver.ts';

const {state} = seen(many(30));
const uuids = (...indexes: readonly number[]) => indexes.map((index) => uuid(`d${index}`));

describe('marks', () => {
  it.each<[readonly string[], readonly number[]]>([
    [['m'], [0]],
    [
      ['m', 'm'],
      [0, 1],
    ],
    [['m', 'up', 'm'], []],
    [
      ['m', 'j', 'm'],
      [0, 2],
    ],
    [
      ['j', 'm', 'j', 'v'],
      [1, 2, 3],
    ],
    [
      ['j', 'j', 'm', 'g', 'v'],
      [0, 1, 2],
    ],
    [
      ['m', 'j', 'v', 'j', 'v'],
      [0, 1, 2, 3],
    ],
    [['m', 'm', 'u'], []],
    [['*', '*'], []],
    [['*', 'u'], []],
  ])('are, after %j, on %j', (keys, marked) => {
    expect([...pressAll(state, ...keys).state.marks].toSorted()).toEqual(uuids(...marked).toSorted());
  });

  it('move the cursor down', () => {
    expect(pressAll(state, 'm', 'm').state.selected).toBe(uuid('d2'));
  });

  it('are set and taken away on all that the filter lets through, and on nothing else', () => {
    const one = pressAll(state, 'm').state;
    const filtered = pressAll(typeText(one, '/d2'), 'enter', '*').state;
    expect(filtered.marks.size).toBe(12);
    const off = pressAll(filtered, '*').state;
    expect([...off.marks]).toEqual(uuids(0));
    expect(pressAll(filtered, 'u').state.marks.size).toBe(0);
  });

  it('are on the domain, in the views of its parts too', () => {
    expect([...pressAll(state, '1', 'j', 'm').state.marks]).toEqual(uuids(0));
  });

  it.each([
    [['v'], 'Mark a first one with m: v marks from there to here.'],
    [['u'], 'Nothing is marked.'],
    [['m', 'up', 'm', 'v'], 'Mark a first one with m: v marks from there to here.'],
  ])('say after %j: %s', (keys, text) => {
    expect(pressAll(state, ...keys).state.notice?.text).toBe(text);
  });

  it('are not there to be set without domains', () => {
    const none = pressAll(typeText(state, '/nobody'), 'enter').state;
    for (const key of ['m', '*']) expect(pressAll(none, key).state.notice?.text).toBe('There is no domain to mark.');
  });
});
