import {describe, expect, it} from 'vitest';
import {diffLines} from '../../source/xml/diff-lines.ts';

const numbered = (count: number) => Array.from({length: count}, (_, index) => `line ${index + 1}\n`).join('');

describe('diffLines', () => {
  it('is empty for texts that are the same', () => {
    expect(diffLines(numbered(3), numbered(3))).toEqual([]);
  });

  it('tells what changed, where, and what is around it', () => {
    const lines = diffLines(numbered(9), numbered(9).replace('line 5\n', 'five\n5b\n'), {context: 1});
    expect(lines).toEqual([
      {kind: '@', text: '@@ -4,3 +4,4 @@', beforeLine: 4, afterLine: 4},
      {kind: ' ', text: 'line 4', beforeLine: 4, afterLine: 4},
      {kind: '-', text: 'line 5', beforeLine: 5, afterLine: undefined},
      {kind: '+', text: 'five', beforeLine: undefined, afterLine: 5},
      {kind: '+', text: '5b', beforeLine: undefined, afterLine: 6},
      {kind: ' ', text: 'line 6', beforeLine: 6, afterLine: 7},
    ]);
  });

  it('sees what changed of the ends of lines alone', () => {
    expect(diffLines('a\n', 'a\r\n').map(({kind, text}) => kind + text)).toEqual(['@@@ -1,1 +1,1 @@', '-a', '+a\r']);
    expect(
      diffLines('a\n', 'a')
        .map(({kind}) => kind)
        .join(''),
    ).toBe('@-+!');
  });

  it('shows all where all is wanted', () => {
    expect(diffLines(numbered(20), `${numbered(20)}x\n`, {context: Number.POSITIVE_INFINITY})).toHaveLength(22);
  });

  it('gives up where too much differs, and says so', () => {
    const text = numbered(100_000);
    const lines = diffLines(text, text.replaceAll('line', 'row'));
    expect(lines).toMatchObject([{kind: '!', text: 'They differ in more than 2000 lines; what differs is not shown.'}]);
    expect(diffLines(text, text.replace('line 77777\n', ''))).toHaveLength(8);
  });
});
