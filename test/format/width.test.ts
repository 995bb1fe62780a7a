import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {safeText} from '../../source/format/safe-text.ts';
import {displayWidth, fitText, pad, truncate} from '../../source/format/width.ts';
import {hostileNames} from './hostile-names.ts';

describe('truncate', () => {
  it.each([
    {text: 'db1', width: 3, cut: 'db1'},
    {text: 'build7', width: 4, cut: 'bui…'},
    {text: 'build7', width: 1, cut: '…'},
    {text: 'build7', width: 0, cut: ''},
    {text: 'build7', width: -3, cut: ''},
    {text: 'Bär', width: 3, cut: 'Bär'},
    {text: '日本語', width: 6, cut: '日本語'},
    {text: '日本語', width: 5, cut: '日本…'},
    {text: '日本語', width: 4, cut: '日…'},
    {text: 'e\u0301e\u0301e\u0301', width: 2, cut: 'e\u0301…'},
    {text: '👩\u200d💻👩\u200d💻', width: 3, cut: '👩\u200d💻…'},
  ])('$text to $width', ({text, width, cut}) => expect(truncate(text, width)).toBe(cut));

  it('has an ASCII form', () => expect(truncate('build7', 4, {ascii: true})).toBe('bui~'));
});

describe('pad', () => {
  it.each([
    {text: 'ab', align: 'left', padded: 'ab  '},
    {text: 'ab', align: 'right', padded: '  ab'},
    {text: '日', align: 'left', padded: '日  '},
    {text: 'abcde', align: 'left', padded: 'abcde'},
  ] as const)('$text $align', ({text, align, padded}) => expect(pad(text, 4, align)).toBe(padded));
});

describe.each(hostileNames.map((name) => ({name, shown: JSON.stringify(name)})))('$shown', ({name}) => {
  const codePoints = (text: string) => [...text].reduce((sum, character) => sum + stringWidth(character), 0);

  it.each([0, 1, 2, 3, 5, 10, 40])('fits exactly %d cells', (width) => {
    for (const align of ['left', 'right'] as const) {
      expect(stringWidth(fitText(safeText(name), width, align))).toBe(width);
      expect(fitText(safeText(name, {ascii: true}), width, align, {ascii: true})).toHaveLength(width);
    }
  });

  it('is as wide as its code points, however a terminal joins them', () => {
    expect(displayWidth(safeText(name))).toBe(codePoints(safeText(name)));
  });

  it('is ASCII in ASCII', () => expect(safeText(name, {ascii: true})).toMatch(/^[\x20-\x7e]*$/));

  it('has nothing that a terminal could obey', () => {
    expect(safeText(name)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
  });
});
