import {describe, expect, it} from 'vitest';
import {freshness, oldestAge, readingAge} from '../../source/model/freshness.ts';
import {domain, running} from './build.ts';

const read = running({'cpu-total': {}, balloon: {}});

describe('readingAge', () => {
  it('counts from the reading', () => expect(readingAge(read, 'balloon', 700)).toBe(700));
  it('is unknown without one', () => expect(readingAge(read, 'block', 700)).toBeUndefined());
  it('is never negative', () => expect(readingAge(read, 'balloon', -5)).toBe(0));
});

describe('oldestAge', () => {
  it('leaves out groups that were never read', () => expect(oldestAge(read, ['block', 'balloon'], 9)).toBe(9));
  it('is unknown when none was', () => expect(oldestAge(read, ['block'], 9)).toBeUndefined());
});

describe('freshness', () => {
  const off = domain({
    id: undefined,
    readings: {state: {at: 5000, value: {state: 'shut off'}}, vcpu: {at: 0, value: {vcpus: []}}},
  });
  const paused = domain({
    readings: {
      state: {at: 60_000, value: {state: 'paused'}},
      'cpu-total': {at: 60_000, value: {}},
      vcpu: {at: 0, value: {vcpus: []}},
    },
  });
  it.each([
    {name: 'paused: what its vCPUs did holds', of: paused, now: 61_000, delayMs: 2000, is: 'fresh'},
    {name: 'paused, and not seen since', of: paused, now: 70_000, delayMs: 2000, is: 'old'},
    {name: 'just read', of: read, now: 1000, delayMs: 2000, is: 'fresh'},
    {name: 'after some missed polls', of: read, now: 6001, delayMs: 2000, is: 'old'},
    {name: 'after some missed polls that come slowly', of: read, now: 29_000, delayMs: 10_000, is: 'fresh'},
    {name: 'fast polls are given 5 s', of: read, now: 4900, delayMs: 100, is: 'fresh'},
    {name: 'stuck, however new the reading', of: {...read, stuckSince: 0}, now: 1, delayMs: 2000, is: 'stuck'},
    {name: 'nothing read', of: domain(), now: 1e9, delayMs: 2000, is: 'fresh'},
    {name: 'off: only its state can be old', of: off, now: 9000, delayMs: 1000, is: 'fresh'},
    {name: 'off, and not seen since', of: off, now: 20_000, delayMs: 1000, is: 'old'},
  ])('$name: $is', ({of, now, delayMs, is}) => {
    expect(freshness(of, ['cpu-total', 'balloon', 'vcpu'], now, delayMs)).toBe(is);
  });
});
