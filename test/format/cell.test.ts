import {expect, it} from 'vitest';
import {type CellOptions, cell} from '../../source/format/cell.ts';
import type {FieldValue, Kind} from '../../source/model/field.ts';

it.each<{kind: Kind; value: FieldValue; width: number; text: string; options?: CellOptions}>([
  {kind: 'text', value: 'db1', width: 5, text: 'db1  '},
  {kind: 'text', value: 'a\u001bb', width: 5, text: 'a·b  '},
  {kind: 'text', value: 'build7', width: 4, text: 'bui…'},
  {kind: 'text', value: 'db1', width: 5, text: '  db1', options: {align: 'right'}},
  {kind: 'text', value: undefined, width: 3, text: '–  '},
  {kind: 'count', value: 24, width: 4, text: '  24'},
  {kind: 'percent', value: 412.2, width: 5, text: '  412'},
  {kind: 'percent', value: 75, width: 5, text: '  75%', options: {sign: true}},
  {kind: 'percent', value: undefined, width: 5, text: '    –', options: {sign: true}},
  {kind: 'percent', value: undefined, width: 5, text: '    -', options: {ascii: true}},
  {kind: 'percent', value: Number.NaN, width: 2, text: ' –'},
  {kind: 'bytes', value: 16 * 1024 ** 3, width: 6, text: ' 16.0G'},
  {kind: 'bytesPerSecond', value: 0, width: 4, text: '  0B'},
  {kind: 'perSecond', value: 1234, width: 5, text: ' 1.2k'},
  {kind: 'milliseconds', value: 4.2, width: 5, text: '4.2ms'},
  {kind: 'seconds', value: 65, width: 3, text: ' 1m'},
  {kind: 'bytes', value: 16 * 1024 ** 3, width: 3, text: '  …'},
  {kind: 'bytes', value: 16 * 1024 ** 3, width: 0, text: ''},
  {
    kind: 'trend',
    value: [
      {at: 30_000, value: undefined},
      {at: 60_000, value: 100},
    ],
    width: 4,
    text: '  ██',
    options: {now: 60_000},
  },
  {
    kind: 'trend',
    value: [
      {at: 30_000, value: undefined},
      {at: 60_000, value: 100},
    ],
    width: 4,
    text: '  ▅▅',
    options: {now: 60_000, max: 200},
  },
  {kind: 'trend', value: [], width: 4, text: '    '},
])('$kind $value in $width', ({kind, value, width, text, options}) => {
  expect(cell(kind, value, width, options)).toBe(text);
});
