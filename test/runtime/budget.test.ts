import {describe, expect, it} from 'vitest';
import {backOffMs} from '../../source/runtime/back-off.ts';
import {afterAnswer, afterSlowness, initialBudget} from '../../source/runtime/budget.ts';

describe('a budget', () => {
  it('starts at its least limit and stays there while answers are quick', () => {
    expect(afterAnswer(initialBudget(2000), 100).limitMs).toBe(2000);
  });

  it('leaves slow answers five times their time', () => {
    expect(afterAnswer(initialBudget(2000), 1500).limitMs).toBe(7500);
  });

  it('grows with every time-out that nobody is to blame for, up to a minute', () => {
    let budget = initialBudget(2000);
    const limits = Array.from({length: 6}, () => {
      budget = afterSlowness(budget);
      return budget.limitMs;
    });
    expect(limits).toEqual([4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('shrinks step by step once answers are quick again', () => {
    let budget = afterSlowness(afterSlowness(initialBudget(2000)));
    const limits = Array.from({length: 3}, () => {
      budget = afterAnswer(budget, 50);
      return budget.limitMs;
    });
    expect(limits).toEqual([5000, 3500, 2750]);
  });
});

describe('backOffMs', () => {
  it('doubles from one second to thirty', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map(backOffMs)).toEqual([1, 2, 4, 8, 16, 30, 30, 30].map((s) => s * 1000));
  });
});
