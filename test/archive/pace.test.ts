import {describe, expect, it} from 'vitest';
import {nextPace, type Pace, rateOf} from '../../source/archive/pace.ts';

/** The pace after readings of bytes, a second apart. */
function paceOf(...readings: readonly number[]): Pace {
  return readings.reduce<Pace>((pace, doneBytes, index) => nextPace(pace, doneBytes, 1000 * index), []);
}

describe('the pace', () => {
  it.each([
    ['nothing', paceOf(), undefined],
    ['one reading', paceOf(5), undefined],
    ['two', paceOf(0, 100), 100],
    ['the last five seconds, not those before', paceOf(0, 1000, 2000, 2010, 2020, 2030, 2040, 2050), 10],
    ['another beginning', paceOf(0, 1000, 50, 60), 10],
    ['two readings at once', nextPace(paceOf(5), 7, 0), undefined],
  ])('of %s', (_, pace, rate) => {
    expect(rateOf(pace)).toBe(rate);
  });
});
