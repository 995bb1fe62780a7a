import {describe, expect, it} from 'vitest';
import {severityOf} from '../../source/triage/severity.ts';
import {fieldLimits, type Threshold, thresholds} from '../../source/triage/thresholds.ts';
import {fieldSeverity} from '../../source/ui/severity.ts';

const table: readonly (readonly [string, Threshold])[] = Object.entries(thresholds);

describe('thresholds', () => {
  it.each(table)('%s is told in a sentence', (_, threshold) => {
    expect(threshold.help).toMatch(/^[A-Z].*\.$/);
    if ('warn' in threshold) expect(threshold.crit).toBeGreaterThan(threshold.warn);
  });
});

describe('severityOf', () => {
  it.each([
    [undefined, undefined],
    [Number.NaN, undefined],
    [4.99, undefined],
    [5, 'warn'],
    [9.99, 'warn'],
    [10, 'crit'],
  ])('of %s is %s', (value, expected) => {
    expect(severityOf(value, {warn: 5, crit: 10})).toBe(expected);
  });
});

describe('the screen', () => {
  it.each(Object.entries(fieldLimits))('colours %s by the same limits', (id, {warn, crit}) => {
    expect([warn - 1e-6, warn, crit].map((value) => fieldSeverity(id, value))).toEqual([undefined, 'warn', 'crit']);
  });
});
