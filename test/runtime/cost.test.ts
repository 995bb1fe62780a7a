import {describe, expect, it} from 'vitest';
import {createCostMeter} from '../../source/runtime/cost.ts';

describe('the cost meter', () => {
  it('gives the share of one pCPU between two readings', () => {
    const meter = createCostMeter();
    meter({selfMs: 100, virshMs: 10, daemonMs: 500}, 1000);
    expect(meter({selfMs: 110, virshMs: 20, daemonMs: 600}, 3000)).toEqual({selfPercent: 1, daemonPercent: 5});
  });

  it.each([
    ['the first reading', [[1, 1, 1, 0]], {}],
    [
      'a restarted daemon',
      [
        [1, 1, 9, 0],
        [2, 1, 1, 100],
      ],
      {selfPercent: 1},
    ],
    [
      'what cannot be read',
      [
        [1, undefined, undefined, 0],
        [2, undefined, 5, 100],
      ],
      {},
    ],
    [
      'a clock that stands still',
      [
        [1, 1, 1, 50],
        [2, 2, 2, 50],
      ],
      {},
    ],
  ])('knows nothing after %s', (_, readings, expected) => {
    const meter = createCostMeter();
    const costs = readings.map(([selfMs, virshMs, daemonMs, now]) => meter({selfMs, virshMs, daemonMs}, now ?? 0));
    expect(costs.at(-1)).toEqual({selfPercent: undefined, daemonPercent: undefined, ...expected});
  });
});
