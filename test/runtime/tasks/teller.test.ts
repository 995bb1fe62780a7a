import {describe, expect, it} from 'vitest';
import type {Progress} from '../../../source/archive/progress.ts';
import {createTeller} from '../../../source/runtime/tasks/teller.ts';

/** What is heard of readings, each with its time, its stage, and how much of each part is done. */
function heardOf(...readings: readonly (readonly [number, string, ...(readonly (readonly [number, number?])[])])[]) {
  const heard: Progress[] = [];
  let at = 0;
  const tell = createTeller(
    (progress) => heard.push(progress),
    () => at,
  );
  for (const [now, stage, ...parts] of readings) {
    at = now;
    tell(
      stage,
      parts.map(([doneBytes, totalBytes]) => ({name: 'vda', doneBytes, totalBytes})),
    );
  }
  return heard.map(({stage, parts, rate, leftSeconds}) => [stage, parts[0]?.doneBytes, rate, leftSeconds]);
}

describe('what a task tells of how far it is', () => {
  it('is each new stage, and the same one five times a second', () => {
    expect(
      heardOf([0, 'a', [0, 9]], [10, 'a', [1, 9]], [20, 'b', [0, 9]], [219, 'b', [1, 9]], [220, 'b', [2, 9]]),
    ).toEqual([
      ['a', 0, undefined, undefined],
      ['b', 0, undefined, undefined],
      ['b', 2, 10, 0.7],
    ]);
  });

  it('has its end, however soon', () => {
    expect(heardOf([0, 'a', [0, 9]], [10, 'a', [9, 9]])).toHaveLength(2);
  });

  it.each([
    ['all of it has a known end', heardOf([0, 'a', [0, 9], [0, 6]], [1000, 'a', [3, 9], [2, 6]]), 2],
    ['one part has none', heardOf([0, 'a', [0, 9], [0]], [1000, 'a', [3, 9], [2]]), undefined],
    ['nothing moves', heardOf([0, 'a', [5, 9]], [1000, 'a', [5, 9]]), undefined],
    ['more is done than there was', heardOf([0, 'a', [0, 9], [0, 5]], [1000, 'a', [12, 9], [3, 5]]), 2 / 15],
  ])('says how long it takes when %s', (_, heard, left) => {
    expect(heard.at(-1)?.[3]).toBe(left);
  });
});
