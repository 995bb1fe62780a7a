import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {editorHint, editorWords, findEditor} from '../../../source/runtime/edit/editor.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-editor-'));
  await mkdir(join(folder, 'my folder'));
  for (const name of ['vim.basic', 'nano', 'my vi', 'a;']) {
    await writeFile(join(folder, name), '');
    await chmod(join(folder, name), 0o755);
  }
  await writeFile(join(folder, 'letter'), '');
  await symlink('vim.basic', join(folder, 'editor'));
});
afterAll(() => rm(folder, {recursive: true}));

describe('the editor', () => {
  it.each<[NodeJS.ProcessEnv, readonly string[]]>([
    [{VISUAL: 'editor', EDITOR: 'nano'}, ['editor']],
    [{VISUAL: ' ', EDITOR: 'nano -w'}, ['nano', '-w']],
    [{EDITOR: `'my vi' -c "set nu" --x=%`}, ['my vi', '-c', 'set nu', '--x=%']],
    [{EDITOR: 'a; rm -rf $HOME'}, ['a;', 'rm', '-rf', '$HOME']],
  ])('of %j is started with the words %j, and no shell', (env, words) => {
    expect(findEditor({...env, PATH: folder})).toMatchObject({words});
  });

  it('may be named by a path', () => {
    expect(findEditor({EDITOR: join(folder, 'nano')})).toMatchObject({words: [join(folder, 'nano')]});
  });

  it.each<[NodeJS.ProcessEnv, RegExp]>([
    [{VISUAL: 'absent -w', EDITOR: 'nano'}, /^\$VISUAL names the editor absent, .* in PATH/],
    [{EDITOR: 'letter'}, /no such program in PATH/],
    [{EDITOR: 'my\\ folder'}, /^\$EDITOR names the editor my folder, /],
    [{EDITOR: '/nowhere/vi'}, /^\$EDITOR names the editor \/nowhere\/vi, and there is no such program:/],
  ])('of %j is no program', (env, error) => {
    expect(findEditor({...env, PATH: folder})).toEqual({error: expect.stringMatching(error)});
  });

  it('is looked for where no variable names one', () => {
    expect(findEditor({PATH: folder})).toMatchObject({words: ['editor']});
    expect(findEditor({PATH: join(folder, 'none')})).toEqual({error: expect.stringMatching(/\$EDITOR/)});
  });

  it('cannot be an open quote', () => {
    expect(findEditor({EDITOR: "vi 'x"})).toEqual({error: expect.stringContaining("vi 'x")});
  });

  it.each<[readonly [string, ...string[]], number | undefined, readonly string[]]>([
    [['vim'], 7, ['vim', '+7', 'F']],
    [['/usr/bin/nano', '-w'], 7, ['/usr/bin/nano', '-w', '+7', 'F']],
    [['editor'], 7, ['editor', '+7', 'F']],
    [['vim'], undefined, ['vim', 'F']],
    [['strange'], 7, ['strange', 'F']],
    [['code'], undefined, ['code', '--wait', 'F']],
    [['code', '--wait'], 7, ['code', '--wait', 'F']],
    [['gvim'], 7, ['gvim', '-f', '+7', 'F']],
  ])('%j opens line %s as %j', (words, line, expected) => {
    expect(editorWords({words, variable: undefined}, {PATH: folder}, 'F', line)).toEqual(expected);
  });

  it('says how it is left, where that is known', () => {
    expect(editorHint({words: ['editor'], variable: undefined}, {PATH: folder})).toContain(':wq');
    expect(editorHint({words: ['strange'], variable: undefined}, {PATH: folder})).toBeUndefined();
  });
});
