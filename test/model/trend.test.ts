import {describe, expect, it} from 'vitest';
import {appendTrend, bucketTrend, type Trend} from '../../source/model/trend.ts';

const points = (...pairs: readonly (readonly [number, number | undefined])[]): Trend =>
  pairs.map(([at, value]) => ({at, value}));

describe('appendTrend', () => {
  it('drops what is older than the span', () => {
    const trend = appendTrend(points([0, 1], [500, 2]), {at: 1200, value: 3}, {spanMs: 1000, points: 9});
    expect(trend).toEqual(points([500, 2], [1200, 3]));
  });

  it('drops the oldest beyond so many points', () => {
    const trend = appendTrend(points([0, 1], [1, 2], [2, 3]), {at: 3, value: 4}, {spanMs: 1000, points: 2});
    expect(trend).toEqual(points([2, 3], [3, 4]));
  });

  it('makes one gap of several in a row', () => {
    const trend = appendTrend(points([0, 1], [10, undefined]), {at: 20, value: undefined});
    expect(trend).toEqual(points([0, 1], [20, undefined]));
  });
});

describe('bucketTrend', () => {
  it.each([
    {name: 'nothing known', trend: points(), now: 100, values: [undefined, undefined, undefined, undefined]},
    {
      name: 'one point covers no interval',
      trend: points([100, 5]),
      now: 100,
      values: [undefined, undefined, undefined, undefined],
    },
    {
      name: 'a value holds since the point before',
      trend: points([50, undefined], [75, 2], [100, 4]),
      now: 100,
      values: [undefined, undefined, 2, 4],
    },
    {
      name: 'a long interval fills its buckets',
      trend: points([0, undefined], [100, 8]),
      now: 100,
      values: [8, 8, 8, 8],
    },
    {
      name: 'the mean is weighted by time',
      trend: points([75, undefined], [95, 10], [100, 20]),
      now: 100,
      values: [undefined, undefined, undefined, 12],
    },
    {
      name: 'a gap stays a gap',
      trend: points([0, undefined], [25, 1], [75, undefined], [100, 0]),
      now: 100,
      values: [1, undefined, undefined, 0],
    },
    {
      name: 'what is before the span does not count',
      trend: points([0, undefined], [1000, 1], [1100, 3]),
      now: 1100,
      values: [3, 3, 3, 3],
    },
    {
      name: 'no newer points leave the newest buckets empty',
      trend: points([0, undefined], [50, 6]),
      now: 100,
      values: [6, 6, undefined, undefined],
    },
  ])('$name', ({trend, now, values}) => {
    expect(bucketTrend(trend, now, 100, 4)).toEqual(values);
  });

  it('keeps full buckets as they are while the newest one fills', () => {
    const trend = points([0, undefined], [30, 1], [60, 2], [90, 3]);
    const before = bucketTrend(trend, 91, 100, 4);
    const next = bucketTrend([...trend, {at: 97, value: 9}], 98, 100, 4);
    expect(next.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(next[3]).toBeGreaterThan(before[3] ?? 0);
  });

  it('shows no gap for the moment between the reading and the end of its poll', () => {
    const trend = points([0, undefined], [99, 5]);
    expect(bucketTrend(trend, 101, 100, 4)).toEqual([5, 5, 5, 5]);
  });
});
