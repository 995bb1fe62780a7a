import {describe, expect, it} from 'vitest';
import {layoutOf} from '../../source/state/layout.ts';

describe('the layout', () => {
  it.each([
    [24, 4, {header: 4, columnHead: 1, findings: 0, table: 17, footer: 2, body: 18}],
    [24, 3, {header: 3, columnHead: 1, findings: 0, table: 18, footer: 2, body: 19}],
    [12, 4, {header: 3, columnHead: 1, findings: 0, table: 6, footer: 2, body: 7}],
    [6, 4, {header: 1, columnHead: 1, findings: 0, table: 3, footer: 1, body: 4}],
    [3, 4, {header: 0, columnHead: 1, findings: 0, table: 2, footer: 0, body: 3}],
    [1, 4, {header: 0, columnHead: 0, findings: 0, table: 1, footer: 0, body: 1}],
  ])('of %i rows with at most %i lines of header', (rows, headerAtMost, expected) => {
    expect(layoutOf(rows, {headerAtMost})).toEqual(expected);
  });

  it('gives why a connection was lost two lines more', () => {
    expect(layoutOf(24, {trouble: true})).toEqual({
      header: 4,
      columnHead: 1,
      findings: 0,
      table: 15,
      footer: 4,
      body: 16,
    });
  });

  it.each([
    [23, 2, {findings: 0, table: 16}],
    [24, 0, {findings: 0, table: 17}],
    [24, 2, {findings: 1, table: 16}],
    [29, 2, {findings: 1, table: 21}],
    [30, 1, {findings: 1, table: 22}],
    [30, 9, {findings: 2, table: 21}],
  ])('of %i rows with %i findings', (rows, findings, expected) => {
    expect(layoutOf(rows, {findings})).toMatchObject(expected);
  });

  it.each([
    [true, 0],
    [false, 0],
    [true, 2],
    [false, 2],
  ])(
    'adds up, and never takes a row of the table away when the screen grows (trouble %s, findings %i)',
    (trouble, findings) => {
      for (let rows = 1; rows < 120; rows++) {
        const layout = layoutOf(rows, {trouble, findings});
        const {header, columnHead, table, footer} = layout;
        expect(header + columnHead + layout.findings + table + footer).toBe(rows);
        expect(table).toBeGreaterThanOrEqual(1);
        expect(table).toBeGreaterThanOrEqual(layoutOf(rows - 1, {trouble, findings}).table);
      }
    },
  );
});
