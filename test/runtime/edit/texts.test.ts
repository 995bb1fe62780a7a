import {execFileSync} from 'node:child_process';
import {mkdtemp, readdir, rm, stat, truncate, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {dropDraft, earlierDrafts, hasCompany, keepDraft} from '../../../source/runtime/edit/drafts.ts';
import {exists, imagesOf, missingFiles} from '../../../source/runtime/edit/images.ts';
import {readDefinitionFile} from '../../../source/runtime/edit/read-definition-file.ts';
import {whatEditorLeft} from '../../../source/runtime/edit/what-editor-left.ts';
import {VirshError} from '../../../source/virsh/errors.ts';

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-texts-'));
  env = {XDG_STATE_HOME: folder};
});
afterEach(() => rm(folder, {recursive: true}));

const fine = {stdout: '', exitCode: 0, error: undefined};
const killed = {stdout: '', exitCode: undefined, error: new VirshError('failed', 'vim was ended by SIGKILL', [])};

describe('a text that is kept', () => {
  it.each(['db1', '../../etc/passwd', '-rf', 'it’s grün', '\u001b[2J', 'x'.repeat(300)])(
    'for %j is for its owner only, and leaves nothing once it is dropped',
    async (name) => {
      const path = await keepDraft(env, name, 'text');
      expect(dirname(dirname(path))).toBe(join(folder, 'kvmtop', 'edits'));
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
      expect(path).not.toMatch(/\p{Cc}|\/-/u);
      await dropDraft(env, path);
      expect(await readdir(join(folder, 'kvmtop', 'edits'))).toEqual([]);
    },
  );

  it('is all that is ever dropped', async () => {
    const path = join(folder, 'mine', 'db1.xml');
    await keepDraft(env, 'other', 'text');
    await dropDraft(env, path);
    await dropDraft(env, join(folder, 'kvmtop', 'edits'));
    expect(await readdir(join(folder, 'kvmtop', 'edits'))).toHaveLength(1);
  });
});

describe('the texts of earlier edits', () => {
  it('are those of the same domain, the last that was written first', async () => {
    const [first, second, own] = [await keepDraft(env, 'db1', 'a'), await keepDraft(env, 'db1', 'b'), 'own/db1.xml'];
    await keepDraft(env, 'db1-2', 'other');
    await utimes(first, 2000, 2000);
    await utimes(second, 1000, 1000);
    expect(await earlierDrafts(env, 'db1', own)).toEqual([first, second]);
    expect(await earlierDrafts(env, 'db1', first)).toEqual([second]);
    await rm(second);
    expect(await earlierDrafts(env, 'db1', own)).toEqual([first]);
  });
});

describe('what an editor left', () => {
  it.each<[string, string, typeof fine | typeof killed, object]>([
    ['another text', 'new', fine, {kind: 'changed', text: 'new'}],
    ['the same text', 'text', fine, {kind: 'unchanged'}],
    ['the same text, and an error', 'text', killed, {kind: 'unchanged', reason: 'vim was ended by SIGKILL.'}],
    ['another text, and an error', 'half', killed, {kind: 'broken', text: 'half'}],
    ['blanks', ' \n', fine, {kind: 'emptied'}],
    ['nothing, and an error', '', killed, {kind: 'broken', text: undefined}],
  ])('is told: %s', async (_, left, result, expected) => {
    const path = await keepDraft(env, 'db1', left);
    expect(await whatEditorLeft({path, text: 'text'}, result)).toMatchObject(expected);
  });

  it('is more than the text where it was ended beside a copy of its own', async () => {
    const path = await keepDraft(env, 'db1', 'text');
    await writeFile(join(dirname(path), 'kvmtop-1.xml'), '');
    expect(await hasCompany(path)).toBe(false);
    await writeFile(join(dirname(path), '.db1.xml.swp'), '');
    expect(await whatEditorLeft({path, text: 'text'}, killed)).toMatchObject({kind: 'broken'});
  });

  it('is unreadable where it took the file away', async () => {
    const path = join(folder, 'none.xml');
    expect(await whatEditorLeft({path, text: 'text'}, fine)).toMatchObject({kind: 'unreadable'});
  });
});

describe('a file that should hold a definition', () => {
  it('keeps every character', async () => {
    const path = join(folder, 'a.xml');
    await writeFile(path, '\ufeff<a>\r\n\u00e4\u{1f600}</a>');
    expect(await readDefinitionFile(path)).toEqual({text: '\ufeff<a>\r\n\u00e4\u{1f600}</a>'});
  });

  it.each<[string, (path: string) => unknown, RegExp]>([
    ['that is missing', () => undefined, /does not exist\.$/],
    ['that is a pipe', (path) => execFileSync('mkfifo', [path]), /is no file/],
    ['that is a folder', (path) => execFileSync('mkdir', [path]), /is no file/],
    ['in another encoding', (path) => writeFile(path, Buffer.from([0x3c, 0xe4, 0x3e])), /UTF-8/],
    [
      'that is far too large',
      async (path) => {
        await writeFile(path, '');
        await truncate(path, 65 * 2 ** 20);
      },
      /larger than 64 MiB/,
    ],
  ])('%s is told in a sentence', async (_, make, said) => {
    const path = join(folder, 'x.xml');
    await make(path);
    expect(await readDefinitionFile(path)).toEqual({error: expect.stringMatching(said)});
  });
});

describe('the files of a definition', () => {
  const xml = (path: string) =>
    `<domain><name>a</name><devices><disk type='file'><source file='${path}'/><target dev='vda'/></disk></devices></domain>`;

  it('are looked for', async () => {
    const path = join(folder, 'disk.img');
    expect(await missingFiles(xml(path))).toEqual([`The image of vda does not exist on this host: ${path}`]);
    await writeFile(path, '');
    expect([await missingFiles(xml(path)), imagesOf(xml(path)), await exists(path)]).toEqual([[], [path], true]);
  });
});
