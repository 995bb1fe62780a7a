import {describe, expect, it} from 'vitest';
import {hanging} from '../../source/tasks/hanging.ts';

describe('a line for a terminal', () => {
  it.each([
    ['short', ['short']],
    ['', ['']],
    ['BLOCKS      a b c d', ['BLOCKS      a b', '            c d']],
    ['note        a b c d', ['note        a b', '            c d']],
    [' 10. one two three', [' 10. one two', '     three']],
    ['  blanks before it', ['  blanks before', '  it']],
    ['BLOCKED as a name', ['BLOCKED as a', 'name']],
    ['to /a/very/long/path/of/a/backup it', ['to', '/a/very/long/path/of/a/backup', 'it']],
  ])('%j goes on below its text', (line, lines) => {
    expect(hanging(line, 15)).toEqual(lines);
  });
});
