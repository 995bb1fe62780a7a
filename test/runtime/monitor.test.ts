import {describe, expect, it} from 'vitest';
import {afterHearing, afterMissing, isStuck, unheard} from '../../source/runtime/monitor.ts';

describe('a monitor', () => {
  it('may miss one question while it is busy with another', () => {
    expect(isStuck(afterMissing(unheard, false, 0))).toBe(false);
    expect(isStuck(afterMissing(afterMissing(unheard, false, 0), false, 2000))).toBe(true);
  });

  it('is not stuck by a call that outlasts a few quick questions', () => {
    const quick = [0, 100, 200, 1000].reduce((monitor, now) => afterMissing(monitor, false, now), unheard);
    expect(isStuck(quick)).toBe(false);
    expect(afterMissing(quick, false, 1500).retryAt).toBe(5500);
  });

  it('is stuck at once when it held up a question', () => {
    expect(isStuck(afterMissing(unheard, true, 0))).toBe(true);
  });

  it('is asked again later and later', () => {
    let monitor = unheard;
    const waits = Array.from({length: 6}, () => {
      monitor = afterMissing(monitor, true, 1000);
      return (monitor.retryAt ?? 0) - 1000;
    });
    expect(waits).toEqual([4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is well again with one answer, and remembers per group when that was', () => {
    const monitor = afterHearing(afterHearing(afterMissing(unheard, true, 0), ['vcpu'], 10), ['block'], 20);
    expect(monitor).toEqual({asked: {vcpu: 10, block: 20}, misses: 0});
  });
});
