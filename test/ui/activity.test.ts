import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../source/format/width.ts';
import {spinner} from '../../source/ui/glyphs.ts';
import {activitySpan} from '../../source/ui/table/activity.ts';
import {ascii, plain} from './draw.tsx';

describe('activitySpan', () => {
  const shutdown = {text: 'shutdown 12s', level: 'busy', spinning: true} as const;
  const ignored = {text: 'ignores shutdown 75s', level: 'warn', spinning: false} as const;
  it.each([
    [shutdown, 16, '⠋ shutdown 12s  '],
    [shutdown, 14, '⠋ shutdown 12s'],
    [shutdown, 9, '⠋ sh… 12s'],
    [ignored, 21, '!ignores shutdown 75s'],
    [ignored, 14, '!ignores … 75s'],
    [{text: 'save waits', level: 'busy', spinning: false} as const, 9, 'sa… waits'],
  ])('says %o in %i cells', (activity, width, text) => {
    expect(activitySpan(activity, 0, width, plain).text).toBe(text);
  });

  it('is as wide as it was asked to be, however narrow', () => {
    for (let width = 0; width < 30; width++) {
      expect(displayWidth(activitySpan(ignored, 0, width, plain).text)).toBe(width);
    }
  });
});

describe('spinner', () => {
  it.each([100, 250, 500, 1000, 2000, 3000])('turns in steps of %i ms', (step) => {
    for (const look of [plain, ascii]) {
      const pictures = Array.from({length: 8}, (_, index) => spinner(index * step, look));
      expect(new Set(pictures).size).toBeGreaterThan(1);
    }
  });
});
