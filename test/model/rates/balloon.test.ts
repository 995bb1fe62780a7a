import {describe, expect, it} from 'vitest';
import {ratesOf} from '../../../source/model/rates/rates-of.ts';
import type {BalloonStats} from '../../../source/model/sample.ts';

const reading = (at: number, value: BalloonStats) => ({at, value});
const before = {swapInBytesPerSecond: 77};

describe('ratesOf balloon', () => {
  it.each([
    {
      name: 'counts between the reports of the guest, not between the readings',
      previous: reading(0, {lastUpdateSeconds: 100, swapInBytes: 0}),
      next: reading(2000, {lastUpdateSeconds: 105, swapInBytes: 1000}),
      swapIn: 200,
    },
    {
      name: 'keeps what held while the guest reports nothing new',
      previous: reading(0, {lastUpdateSeconds: 100, swapInBytes: 1000}),
      next: reading(2000, {lastUpdateSeconds: 100, swapInBytes: 1000}),
      swapIn: 77,
    },
    {
      name: 'counts between the readings where the guest gives no time',
      previous: reading(0, {swapInBytes: 0}),
      next: reading(2000, {swapInBytes: 1000}),
      swapIn: 500,
    },
    {
      name: 'knows nothing after the clock of the reports went back',
      previous: reading(0, {lastUpdateSeconds: 100, swapInBytes: 0}),
      next: reading(2000, {lastUpdateSeconds: 90, swapInBytes: 1000}),
      swapIn: undefined,
    },
    {
      name: 'knows nothing after the guest booted again',
      previous: reading(0, {lastUpdateSeconds: 100, swapInBytes: 9, majorFaults: 5}),
      next: reading(2000, {lastUpdateSeconds: 105, swapInBytes: 10, majorFaults: 1}),
      swapIn: undefined,
    },
    {
      name: 'knows nothing without guest stats',
      previous: reading(0, {currentBytes: 1}),
      next: reading(2000, {currentBytes: 1}),
      swapIn: undefined,
    },
  ])('$name', ({previous, next, swapIn}) => {
    expect(ratesOf('balloon', previous, next, before)?.swapInBytesPerSecond).toBe(swapIn);
  });
});
