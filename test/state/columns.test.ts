import {describe, expect, it} from 'vitest';
import {placedColumns} from '../../source/state/columns.ts';
import {gutterWidth} from '../../source/state/fit.ts';
import {type Fleet, many, play, seen} from './fleet.ts';

const nameWidth = (fleet: Fleet, columns = 80, actions: Parameters<typeof play>[0] = []) =>
  placedColumns(play(actions, seen(fleet, {columns, rows: 24}).state)).find(({column}) => column.title === 'NAME')
    ?.width;

describe('the column of names', () => {
  it.each<[string, number, number]>([
    ['short', 160, 14],
    ['x'.repeat(16), 57 + gutterWidth, 16],
    ['x'.repeat(300), 240, 40],
    ['漢字'.repeat(5), 160, 20],
    ['漢'.repeat(9), 38 + gutterWidth, 16],
    ['e\u0301'.repeat(18), 38 + gutterWidth, 16],
    ['\u001b[31m\n\u202e', 80, 14],
  ])('of %j on %i columns has %i cells', (name, columns, width) => {
    expect(nameWidth({[name]: {}}, columns)).toBe(width);
  });

  it('is as wide as the longest name of all, seen or not, so that it rests while the table scrolls or is filtered', () => {
    const fleet = {...many(40), [`last-${'x'.repeat(13)}`]: {cpu: 0}};
    expect(nameWidth(fleet, 160)).toBe(18);
    expect(nameWidth(fleet, 160, [{type: 'moved', by: 'last'}])).toBe(18);
    expect(nameWidth(fleet, 160, [{type: 'filter', text: 'd1'}])).toBe(18);
  });
});
