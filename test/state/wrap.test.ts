import {describe, expect, it} from 'vitest';
import {wrapped} from '../../source/state/wrap.ts';

describe('a sentence in lines', () => {
  it.each<[string, number, readonly string[]]>([
    ['', 10, []],
    ['a bb ccc', 4, ['a bb', 'ccc']],
    ['a bb ccc', 80, ['a bb ccc']],
    ['abcdefgh ij', 5, ['abcde', 'fgh', 'ij']],
    ['仮想マシン x', 4, ['仮想', 'マシ', 'ン x']],
    ['\u001b\u200b\u200b x', 4, ['\u001b\u200b\u200b', 'x']],
    ['a', 0, ['a']],
  ])('%j on %i cells', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });
});
