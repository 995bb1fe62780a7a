import {describe, expect, it} from 'vitest';
import type {Field, FieldValue, Kind} from '../../source/model/field.ts';
import {reorder} from '../../source/model/sort.ts';

type Row = {readonly value: FieldValue};
const fieldOf = (kind: Kind): Field<Row> => ({
  id: 'x',
  alias: 'x',
  kind,
  groups: [],
  help: '',
  value: ({value}) => value,
});
const rowsOf = (values: Readonly<Record<string, FieldValue>>) =>
  Object.entries(values).map(([key, value]) => ({key, row: {value}}));

describe('reorder exactly', () => {
  it.each<{name: string; kind: Kind; values: Record<string, FieldValue>; up: string; down: string}>([
    {name: 'numbers', kind: 'percent', values: {a: 10, b: 10.1, c: 9}, up: 'cab', down: 'bac'},
    {name: 'unknown last, either way', kind: 'percent', values: {a: undefined, b: 0, c: 1}, up: 'bca', down: 'cba'},
    {name: 'equal ones as given', kind: 'percent', values: {a: 1, b: 1, c: 2}, up: 'abc', down: 'cab'},
    {name: 'text with numbers', kind: 'text', values: {a: 'vm10', b: 'VM9', c: 'vm1'}, up: 'cba', down: 'abc'},
    {
      name: 'a trend by its newest point',
      kind: 'trend',
      values: {
        a: [
          {at: 0, value: 9},
          {at: 1, value: 1},
        ],
        b: [{at: 1, value: 2}],
        c: [],
      },
      up: 'abc',
      down: 'bac',
    },
  ])('$name', ({kind, values, up, down}) => {
    expect(reorder([], rowsOf(values), fieldOf(kind), false, true).join('')).toBe(up);
    expect(reorder([], rowsOf(values), fieldOf(kind), true, true).join('')).toBe(down);
  });

  it('keeps equal rows as they were sorted before', () => {
    expect(reorder(['c', 'a', 'b'], rowsOf({a: 1, b: 1, c: 1}), fieldOf('percent'), true, true)).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

describe('reorder damped', () => {
  it.each<{name: string; kind?: Kind; before: string; values: Record<string, FieldValue>; order: string}>([
    {name: 'stays within 5 %', before: 'ab', values: {a: 100, b: 104}, order: 'ab'},
    {name: 'moves beyond', before: 'ab', values: {a: 100, b: 106}, order: 'ba'},
    {name: 'stays within the step of the kind', before: 'ab', values: {a: 0.1, b: 1}, order: 'ab'},
    {name: 'is exact for counts', kind: 'count', before: 'ab', values: {a: 100, b: 101}, order: 'ba'},
    {name: 'is exact for text', kind: 'text', before: 'ab', values: {a: 'x', b: 'y'}, order: 'ba'},
    {name: 'puts what became unknown last', before: 'abc', values: {a: undefined, b: 1, c: 0}, order: 'bca'},
    {
      name: 'sees a row that is out of order against a far one only',
      before: 'abcd',
      values: {a: 90, b: 92, c: 94, d: 96},
      order: 'dabc',
    },
    {name: 'drops what vanished', before: 'abc', values: {c: 1, a: 50}, order: 'ac'},
    {
      name: 'puts a new row before the first that it clearly precedes',
      before: 'ab',
      values: {a: 90, b: 10, c: 50},
      order: 'acb',
    },
    {
      name: 'puts a new row with nothing below it at the end',
      before: 'ab',
      values: {a: 90, b: 50, c: 51},
      order: 'abc',
    },
  ])('$name', ({kind = 'percent', before, values, order}) => {
    expect(reorder([...before], rowsOf(values), fieldOf(kind), true).join('')).toBe(order);
  });

  it('lets idle domains rest whose CPU time moves in steps of 10 ms', () => {
    expect(reorder(['a', 'b'], rowsOf({a: 0, b: 2}), fieldOf('percent'), true).join('')).toBe('ab');
    expect(reorder(['a', 'b'], rowsOf({a: 0, b: 2.1}), fieldOf('percent'), true).join('')).toBe('ba');
  });

  it('leaves no two rows clearly out of order, has all rows once, and then rests', () => {
    let seed = 42;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    let order: string[] = [];
    for (let round = 0; round < 50; round++) {
      const values = Object.fromEntries(
        Array.from({length: 40}, (_, index) => [`r${index}`, random() < 0.1 ? undefined : 100 * random()]),
      );
      order = reorder(order, rowsOf(values), fieldOf('percent'), true);
      expect([...order].sort()).toEqual(Object.keys(values).sort());
      const sorted = order.map((key) => values[key]);
      let lowest = Number.POSITIVE_INFINITY;
      for (const value of sorted) {
        if (value === undefined) {
          lowest = Number.NEGATIVE_INFINITY;
          continue;
        }
        expect(value - lowest <= 2 || value - lowest <= 0.05 * value).toBe(true);
        lowest = Math.min(lowest, value);
      }
      expect(reorder(order, rowsOf(values), fieldOf('percent'), true)).toEqual(order);
    }
  });
});
