import {describe, expect, it} from 'vitest';
import type {Look} from '../../source/format/look.ts';
import {bytes, count, percent, perSecond} from '../../source/format/number.ts';
import {duration, milliseconds} from '../../source/format/time.ts';

interface Writer {
  readonly name: string;
  readonly write: (value: number | undefined, look?: Look) => string;
  /** The largest value that will ever be written. */
  readonly most: number;
  readonly cases: readonly (readonly [number, string])[];
}

const K = 1024;
const M = K ** 2;
const G = K ** 3;

describe.each([
  {
    name: 'bytes',
    write: bytes,
    most: 1000 * 2 ** 60,
    cases: [
      [0, '0B'],
      [1023, '1023B'],
      [1023.4, '1023B'],
      [1023.6, '1K'],
      [900 * K, '900K'],
      [1.1 * M, '1.1M'],
      [9.94 * M, '9.9M'],
      [9.96 * M, '10M'],
      [12 * M, '12M'],
      [1023.6 * M, '1.0G'],
      [16 * G, '16.0G'],
      [15.8 * G, '15.8G'],
      [99.96 * G, '100G'],
      [128 * G, '128G'],
      [2 ** 53 * 2, '16.0P'],
      [-6.1 * G, '-6.1G'],
    ],
  },
  {
    name: 'percent',
    write: percent,
    most: 99_999,
    cases: [
      [0, '0'],
      [0.4, '0.4'],
      [0.01, '0.0'],
      [8.25, '8.3'],
      [9.96, '10'],
      [412.4, '412'],
      [100, '100'],
    ],
  },
  {
    name: 'perSecond',
    write: perSecond,
    most: 1e15,
    cases: [
      [0, '0'],
      [0.5, '0.5'],
      [950, '950'],
      [999.6, '1.0k'],
      [12_345, '12k'],
      [3.4e6, '3.4M'],
    ],
  },
  {
    name: 'count',
    write: count,
    most: 1e15,
    cases: [
      [0, '0'],
      [12, '12'],
      [65_536, '65536'],
      [99_999, '99999'],
      [123_456, '123k'],
    ],
  },
  {
    name: 'duration',
    write: duration,
    most: 8e8,
    cases: [
      [0, '0s'],
      [3.9, '3s'],
      [59.9, '59s'],
      [60, '1m'],
      [3599, '59m'],
      [2 * 3600, '2h'],
      [47 * 3600, '47h'],
      [5 * 86_400, '5d'],
      [-1, '0s'],
    ],
  },
  {
    name: 'milliseconds',
    write: milliseconds,
    most: 9e6,
    cases: [
      [0, '0ms'],
      [0.44, '0.4ms'],
      [25, '25ms'],
      [999.4, '999ms'],
      [999.6, '1.0s'],
      [12_000, '12s'],
    ],
  },
] satisfies readonly Writer[])('$name', ({write, most, cases}) => {
  it.each(cases)('%d is %s', (value, text) => expect(write(value)).toBe(text));

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is unknown', (value) => {
    expect(write(value)).toBe('–');
    expect(write(value, {ascii: true})).toBe('-');
  });

  it('stays within five cells', () => {
    for (let value = 0.001; value < most; value *= 1.01) expect(write(value).length).toBeLessThanOrEqual(5);
  });
});

it('writes a percentage with its sign on demand', () => {
  expect(percent(75, {sign: true})).toBe('75%');
  expect(percent(undefined, {sign: true})).toBe('–');
});
