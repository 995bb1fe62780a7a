import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {createKeepBefore} from '../../../source/runtime/versions/keep-before.ts';
import type {VersionStore} from '../../../source/runtime/versions/store.ts';
import type {Run} from '../../../source/state/run.ts';
import {VirshError} from '../../../source/virsh/errors.ts';
import type {RunResult, Virsh} from '../../../source/virsh/virsh.ts';
import {aRun} from '../fake-runs.ts';

const one = '3433a6e5-8624-46ce-90f0-adeff68afa95';
const other = '086b5aa0-9f83-41eb-845d-aefbca590fe0';

let home: string;
let kept: Map<string, string>;
let full: Error | undefined;
let refusal: VirshError | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kvmtop-before-'));
  kept = new Map();
  full = undefined;
  refusal = undefined;
});
afterEach(() => rm(home, {recursive: true}));

const run: Virsh['run'] = async (argv): Promise<RunResult> => {
  if (argv[0] === 'list') return {stdout: `${one}\n${other}\n\n`, exitCode: 0, error: undefined};
  expect(argv).toEqual(expect.arrayContaining(['dumpxml', '--inactive', '--security-info']));
  const uuid = argv.find((word) => word === one || word === other) ?? '';
  return refusal
    ? {stdout: '', exitCode: 1, error: refusal}
    : {stdout: `<domain>${uuid}</domain>\n\n`, exitCode: 0, error: undefined};
};

const store = {
  folder: '/state',
  async keep(uuid, text) {
    if (full) throw full;
    kept.set(uuid, text);
    return true;
  },
} as Partial<VersionStore> as VersionStore;

const keepBefore = (part: Partial<Run>) =>
  createKeepBefore({run} as Virsh, store)(aRun(part), new AbortController().signal);
const names = () => [...kept.keys()];

it.each<[string, Partial<Run>, readonly string[]]>([
  ['an undefine', {argv: ['undefine', '--domain', one], uuid: one}, [one]],
  ['an edit', {argv: ['edit', '--domain', one], uuid: one, how: 'terminal'}, [one]],
  ['a rename', {argv: ['domrename', '--domain', one], uuid: one}, [one]],
  ['a revert', {argv: ['snapshot-revert', '--domain', one], uuid: one}, [one]],
  ['a migration that undefines', {argv: ['migrate', '--undefinesource', one], uuid: one}, [one]],
  ['a migration', {argv: ['migrate', one], uuid: one}, []],
  ['an undefine of nobody knows whom', {argv: ['undefine', 'x'], uuid: undefined}, [one, other]],
  ['a destroy', {argv: ['destroy', '--domain', one], uuid: one}, []],
  ['a question', {argv: ['undefine', '--domain', one], uuid: one, readOnly: true}, []],
  ['another program', {argv: ['define'], uuid: one, program: 'virt-clone'}, []],
  ['a define of nothing', {argv: ['define', '/no/such/file'], uuid: undefined}, []],
])('keeps what is at stake before %s', async (_, part, uuids) => {
  expect(await keepBefore(part)).toBeUndefined();
  expect(names()).toEqual(uuids);
});

it.each<[string, string, (path: string) => readonly string[], readonly string[]]>([
  ['by its place', `<domain><name>a</name><uuid>${one}</uuid></domain>`, (path) => [path], [one]],
  [
    'by its option',
    `<domain><name>a</name><uuid>${one}</uuid></domain>`,
    (path) => ['--validate', '--file', path],
    [one],
  ],
  [
    'in one word',
    `<domain><name>a</name><uuid>${one.toUpperCase()}</uuid></domain>`,
    (path) => [`--file=${path}`],
    [one],
  ],
  ['of a new domain', '<domain><name>a</name></domain>', (path) => [path], []],
  ['that is none', 'no XML', (path) => [path], []],
])('reads whom a file defines, named %s', async (_, text, words, uuids) => {
  const path = join(home, 'a b.xml');
  await writeFile(path, text);
  expect(await keepBefore({argv: ['define', ...words(path)], uuid: undefined})).toBeUndefined();
  expect(names()).toEqual(uuids);
});

it('keeps the text as libvirt gave it', async () => {
  await keepBefore({argv: ['undefine', '--domain', one], uuid: one});
  expect(kept.get(one)).toBe(`<domain>${one}</domain>\n`);
});

it('is no obstacle where there is no such domain', async () => {
  refusal = new VirshError('no-domain', 'failed to get domain', []);
  expect(await keepBefore({argv: ['undefine', '--domain', one], uuid: one})).toBeUndefined();
});

it('says why what would be lost must not be replaced', async () => {
  full = Object.assign(new Error('EACCES: permission denied, mkdir /state'), {code: 'EACCES'});
  expect(await keepBefore({argv: ['undefine', '--domain', one], uuid: one})).toBe(
    'Nothing was sent, so that nothing is lost. The definition could not be kept: permission denied. Let this user write to /state, or set XDG_STATE_HOME to a folder that kvmtop can write to.',
  );
  refusal = new VirshError('timeout', 'libvirt did not answer', [], 'Try again.');
  expect(await keepBefore({argv: ['undefine', '--domain', one], uuid: one})).toBe(
    'Nothing was sent, so that nothing is lost. The definition could not be read to be kept: libvirt did not answer. Try again.',
  );
});
