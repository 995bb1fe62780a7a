import {expect, it} from 'vitest';
import {displayWidth} from '../../source/format/width.ts';
import {wrapWords} from '../../source/ui/wrap.ts';

it.each([
  ['', ['']],
  ['all of it', ['all of it']],
  ['wraps between words', ['wraps', 'between', 'words']],
  ['keeps  two', ['keeps  two']],
  ['  indent of two', ['  indent', '  of two']],
  ['--to /var/backups/kvmtop', ['--to', '/var/backu', 'ps/kvmtop']],
  ['a bb ccc dddddddddd', ['a bb ccc', 'dddddddddd']],
  ['a bb ccc ddddddddddd', ['a bb ccc d', 'dddddddddd']],
  ['漢字漢字漢字', ['漢字漢字漢', '字']],
])('%j in lines of 10 cells', (text, lines) => {
  expect(wrapWords(text, 10)).toEqual(lines);
});

it('loses nothing of a word that is longer than a line', () => {
  const path = `/var/lib/${'ü漢'.repeat(40)}.xml`;
  for (let width = 2; width < 90; width++) {
    const lines = wrapWords(path, width);
    expect(lines.join('')).toBe(path);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  }
});
