import {describe, expect, it} from 'vitest';
import type {Progress} from '../../source/archive/progress.ts';
import {displayWidth} from '../../source/format/width.ts';
import {progressLine} from '../../source/report/progress.ts';

const gibi = 2 ** 30;
const progress: Progress = {
  stage: 'copying',
  parts: [
    {name: 'vda', doneBytes: gibi, totalBytes: gibi},
    {name: 'vdb', doneBytes: gibi / 2, totalBytes: 2 * gibi},
  ],
  rate: 100 * 2 ** 20,
  leftSeconds: 15.4,
};

describe('progressLine', () => {
  it.each<[string, Progress, number, string]>([
    [
      'all of it',
      progress,
      120,
      'copying  ##########..........  50%  1.5G of 3.0G  100M/s  15s left  vda 100%  vdb  25%',
    ],
    [
      'what there is room for',
      progress,
      77,
      'copying  ##########..........  50%  1.5G of 3.0G  100M/s  15s left  vda 100%',
    ],
    [
      'what is known',
      {
        ...progress,
        parts: [{name: 'vda', doneBytes: 5, totalBytes: undefined}],
        rate: undefined,
        leftSeconds: undefined,
      },
      120,
      'copying  .................... -%  5B',
    ],
    ['a stage without parts', {...progress, parts: []}, 120, 'copying'],
  ])('tells %s', (_, told, columns, line) => {
    expect(progressLine(told, columns, {ascii: true})).toBe(line);
  });

  it.each([0, 1, 10, 40, 79])('is at most %i cells wide', (columns) => {
    expect(displayWidth(progressLine(progress, columns))).toBeLessThanOrEqual(columns);
  });

  it('does not say that all is done before it is', () => {
    const parts = [{name: 'vda', doneBytes: gibi - 1, totalBytes: gibi}];
    expect(progressLine({...progress, parts}, 120)).toContain(' 99%');
  });
});
