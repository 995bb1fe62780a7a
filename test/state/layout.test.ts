import {describe, expect, it} from 'vitest';
import {layoutOf} from '../../source/state/layout.ts';

describe('the layout', () => {
  it.each([
    [24, 4, {header: 4, columnHead: 1, table: 17, footer: 2, body: 18}],
    [24, 3, {header: 3, columnHead: 1, table: 18, footer: 2, body: 19}],
    [12, 4, {header: 3, columnHead: 1, table: 6, footer: 2, body: 7}],
    [6, 4, {header: 1, columnHead: 1, table: 3, footer: 1, body: 4}],
    [3, 4, {header: 0, columnHead: 1, table: 2, footer: 0, body: 3}],
    [1, 4, {header: 0, columnHead: 0, table: 1, footer: 0, body: 1}],
  ])('of %i rows with at most %i lines of header', (rows, headerAtMost, expected) => {
    expect(layoutOf(rows, {headerAtMost})).toEqual(expected);
  });

  it('gives why a connection was lost two lines more', () => {
    expect(layoutOf(24, {trouble: true})).toEqual({header: 4, columnHead: 1, table: 15, footer: 4, body: 16});
  });

  it.each([true, false])(
    'adds up, and never takes a row of the table away when the screen grows (trouble %s)',
    (trouble) => {
      for (let rows = 1; rows < 120; rows++) {
        const {header, columnHead, table, footer} = layoutOf(rows, {trouble});
        expect(header + columnHead + table + footer).toBe(rows);
        expect(table).toBeGreaterThanOrEqual(1);
        expect(table).toBeGreaterThanOrEqual(layoutOf(rows - 1, {trouble}).table);
      }
    },
  );
});
