import {describe, expect, it} from 'vitest';
import {layParts, type Part} from '../../source/ui/parts.ts';

const parts: readonly Part[] = [
  {spans: [{text: 'name'}], priority: 0},
  {spans: [{text: 'state'}, {text: '!'}], priority: 2},
  {spans: [{text: 'detail'}], priority: 1},
  {spans: [], priority: 0},
  {spans: [{text: 'clock'}], priority: 3, side: 'right'},
];

describe('layParts', () => {
  it.each([
    [30, 'name  state!  detail     clock'],
    [27, 'name  state!  detail  clock'],
    [26, 'name  state!  detail'],
    [19, 'name  detail  clock'],
    [12, 'name  detail'],
    [11, 'name  clock'],
    [9, 'name'],
    [3, 'na…'],
    [1, '…'],
  ])('keeps what fits into %i cells, the first priorities first', (width, line) => {
    const laid = layParts(parts, width, false)
      .map(({text}) => text)
      .join('');
    expect(laid).toBe(line);
  });
});
