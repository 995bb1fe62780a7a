import {describe, expect, it} from 'vitest';
import {ratesOf} from '../../../source/model/rates/rates-of.ts';
import type {CpuStats} from '../../../source/model/sample.ts';

const cpu = (at: number, timeNs?: number, more: CpuStats = {}) => ({at, value: {timeNs, ...more}});

describe('ratesOf cpu-total', () => {
  it.each([
    {name: 'half a pCPU', previous: cpu(1000, 0), next: cpu(3000, 1e9), percent: 50},
    {name: 'the real interval', previous: cpu(1000, 0), next: cpu(3500, 1e9), percent: 40},
    {name: 'more than one pCPU', previous: cpu(0, 5e9), next: cpu(1000, 13e9), percent: 800},
    {name: 'nothing used', previous: cpu(0, 7), next: cpu(1000, 7), percent: 0},
    {name: 'above 2^53', previous: cpu(0, 2 ** 60), next: cpu(1000, 2 ** 60 + 1e9), percent: 100},
    {name: 'first sample', previous: undefined, next: cpu(1000, 1e9), percent: undefined},
    {name: 'counter reset', previous: cpu(0, 9e9), next: cpu(1000, 1e9), percent: undefined},
    {name: 'clock stands still', previous: cpu(1000, 0), next: cpu(1000, 1e9), percent: undefined},
    {name: 'clock went back', previous: cpu(2000, 0), next: cpu(1000, 1e9), percent: undefined},
    {name: 'missing before', previous: cpu(0), next: cpu(1000, 1e9), percent: undefined},
    {name: 'missing after', previous: cpu(0, 1e9), next: cpu(1000), percent: undefined},
  ])('$name', ({previous, next, percent}) => {
    const rates = ratesOf('cpu-total', previous, next);
    if (percent === undefined) expect(rates?.percent).toBeUndefined();
    else expect(rates?.percent).toBeCloseTo(percent, 4);
  });

  it('splits user and system', () => {
    const rates = ratesOf(
      'cpu-total',
      cpu(0, 0, {userNs: 0, systemNs: 0}),
      cpu(1000, 1e9, {userNs: 7e8, systemNs: 2e8}),
    );
    expect(rates).toEqual({percent: 100, userPercent: 70, systemPercent: 20});
  });

  it('knows no rate of the group when one of its counters fell', () => {
    const rates = ratesOf('cpu-total', cpu(0, 0, {userNs: 5}), cpu(1000, 1e9, {userNs: 4}));
    expect(rates).toBeUndefined();
  });

  it.each([1000, 900])('forgets what held before when the clock does not move on: %d', (at) => {
    expect(ratesOf('cpu-total', cpu(1000, 0), cpu(at, 1e7), {percent: 12})).toBeUndefined();
  });

  it('keeps what held before when the next reading is too early to tell', () => {
    expect(ratesOf('cpu-total', cpu(1000, 0), cpu(1004, 1e7), {percent: 12})).toEqual({percent: 12});
    expect(ratesOf('cpu-total', cpu(1000, 5), cpu(1004, 4), {percent: 12})).toBeUndefined();
  });
});
