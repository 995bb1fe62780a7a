import {describe, expect, it} from 'vitest';
import {escapedWord, splitLine} from '../../source/commands/words.ts';

describe('splitLine', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['  \t ', []],
    ['list', ['list']],
    ['  list   --all ', ['list', '--all']],
    [`dominfo 'my domain'`, ['dominfo', 'my domain']],
    [`dominfo "my domain"`, ['dominfo', 'my domain']],
    [String.raw`dominfo my\ domain`, ['dominfo', 'my domain']],
    [String.raw`a"b\"c"d`, ['ab"cd']],
    ['"a\\\\b" "c\\nd" "\\$x\\`"', ['a\\b', 'c\\nd', '$x`']],
    [String.raw`'a\b'`, ['a\\b']],
    [`'it'"'"'s'`, ["it's"]],
    [String.raw`it\'s`, ["it's"]],
    [`desc x ''`, ['desc', 'x', '']],
    [`a""b`, ['ab']],
    ['a;b|c>d $(reboot) `id` *.x ~ #', ['a;b|c>d', '$(reboot)', '`id`', '*.x', '~', '#']],
    ['--domain=x', ['--domain=x']],
    ['名前 ü😀', ['名前', 'ü😀']],
    ['%', ['UUID']],
    ['--domain=% a%b', ['--domain=UUID', 'aUUIDb']],
    ['%% 100%%', ['%', '100%']],
    ['%%%', ['%UUID']],
    [String.raw`'%' "%" \%`, ['%', '%', '%']],
  ])('takes %j for %j', (text, words) => {
    expect(splitLine(text, 'UUID')).toMatchObject({words});
  });

  it.each([
    ['list', true, undefined, 0],
    ['list ', false, undefined, 5],
    ['', false, undefined, 0],
    ['dominfo "my d', true, '"', 8],
    [`dominfo 'my d`, true, "'", 8],
    [`dominfo 'my`, true, "'", 8],
    [`dominfo "a\\"`, true, '"', 8],
    [`dominfo 'my d' `, false, undefined, 15],
    ['a"b" c', true, undefined, 5],
  ])('knows of %j that its last word is open: %s, in the quote %s, from %i on', (text, open, quote, start) => {
    expect(splitLine(text)).toMatchObject({open, quote, start});
  });

  it.each([
    ['dominfo %', true],
    ['dominfo a%b', true],
    ['dominfo %%', false],
    [`dominfo '%' \\%`, false],
  ])('knows whether %j speaks of the domain: %s', (text, marked) => {
    expect(splitLine(text)).toMatchObject({marked});
  });

  it('cannot take a backslash at the end', () => {
    expect(splitLine('dominfo x\\')).toEqual({error: expect.stringContaining('backslash')});
  });

  it.each(['a', 'my domain', "it's", '"', '\\', '%', '100%', '', '-x', '$(id)', 'ü 名', '😀', ' a ', '#;|&', '~'])(
    'gets %j back from its escaped form',
    (word) => {
      expect(splitLine(`x ${escapedWord(word)} y`, 'UUID')).toMatchObject({words: ['x', word, 'y']});
    },
  );
});
