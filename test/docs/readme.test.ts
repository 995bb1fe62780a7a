import {readFile} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {documents} from './documents.ts';
import {fillIn, markdownTable} from './section.ts';

describe('the documents', async () => {
  it.each(await documents())('$file.pathname is as npm run docs writes it', async ({file, text}) => {
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});

describe('a section', () => {
  it('goes between its marks, and a second time changes nothing', () => {
    const once = fillIn('a\n<!-- x: made -->\nold\n<!-- /x -->\nb\n', [{name: 'x', markdown: '$1 new'}]);
    expect(once).toBe('a\n<!-- x: made -->\n\n$1 new\n\n<!-- /x -->\nb\n');
    expect(fillIn(once, [{name: 'x', markdown: '$1 new'}])).toBe(once);
  });

  it('needs a place', () => {
    expect(() => fillIn('nothing here', [{name: 'x', markdown: ''}])).toThrow(/no place for x/);
  });

  it('escapes bars in tables', () => {
    expect(markdownTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
  });
});
