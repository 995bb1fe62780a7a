import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {openVirsh} from '../../source/virsh/connect.ts';
import {mostBytes} from '../../source/virsh/run/output.ts';
import type {RunOptions, Virsh} from '../../source/virsh/virsh.ts';
import {patienceMs} from '../patience.ts';

/** Programs that do what a test says, instead of virsh. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-run-'));
});

afterAll(() => rm(folder, {recursive: true}));

async function stage(script: string, name = 'virsh'): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

function open(options: {uri?: string; readOnly?: boolean; env?: NodeJS.ProcessEnv} = {}): Virsh {
  const {env = {}, readOnly = false, ...rest} = options;
  return openVirsh({readOnly, ...rest, env: {...process.env, PATH: `${folder}:${process.env.PATH}`, ...env}});
}

const anything = {error: undefined, exitCode: 0};

describe('the words of a command', () => {
  it.each<[string, {uri?: string; readOnly?: boolean}, readonly string[], {readOnly?: boolean}, string]>([
    ['no URI', {}, ['list'], {}, 'virsh list'],
    ['a URI', {uri: 'test:///x'}, ['list'], {}, 'virsh --connect test:///x list'],
    ['a read-only connection', {readOnly: true}, ['list'], {}, 'virsh --readonly list'],
    ['read-only for once', {}, ['list'], {readOnly: true}, 'virsh --readonly list'],
    ['what looks like an option of virsh', {}, ['-c', 'x', 'list'], {}, 'virsh -- -c x list'],
    ['an option of the command', {}, ['list', '--all'], {}, 'virsh list --all'],
  ])('with %s', (_, options, argv, how, words) => {
    expect(open(options).words(argv, how).join(' ')).toBe(words);
  });

  it('reach virsh as they are, in plain English and without its prompt', async () => {
    await stage('printf "<%s>" "$@"; printf "%s" " $LC_ALL $LANGUAGE"');
    const hostile = ["it's", 'a "b"', '$(id) `id`;', '', '--x', 'grün\n'];
    expect(await open().run(['echo', ...hostile])).toEqual({
      ...anything,
      stdout: `<echo>${hostile.map((word) => `<${word}>`).join('')} C.UTF-8 `,
    });
  });
});

describe('a command that succeeded', () => {
  it('can have complained', async () => {
    await stage('echo ok; echo "error: x.img is not managed" >&2');
    expect(await open().run(['undefine', 'x'])).toEqual({...anything, stdout: 'ok\n', warning: 'x.img is not managed'});
  });
});

describe('other programs', () => {
  const variable = {VIRSH_DEFAULT_CONNECT_URI: 'test:///v'};
  it.each<[string, {uri?: string; env?: NodeJS.ProcessEnv}, string]>([
    ['the URI of the program', {uri: 'test:///x', env: variable}, '--connect test:///x --auto-clone'],
    ['the URI that virsh would take', {env: variable}, '--connect test:///v --auto-clone'],
    ['no URI', {env: {VIRSH_DEFAULT_CONNECT_URI: undefined}}, '--auto-clone'],
  ])('get %s', async (_, options, stdout) => {
    await stage('echo "$@"', 'virt-clone');
    const result = await open(options).run(['--auto-clone'], {program: 'virt-clone'});
    expect(result).toEqual({...anything, stdout: `${stdout}\n`});
  });

  it.each<[string, {readOnly?: boolean}, RunOptions]>([
    ['connection', {readOnly: true}, {}],
    ['run', {}, {readOnly: true}],
  ])('that change something are not started on a read-only %s', async (_, options, how) => {
    await stage('touch "$0.started"', 'virt-clone');
    const result = await open(options).run([], {...how, program: 'virt-clone'});
    expect(result).toMatchObject({exitCode: undefined, error: {kind: 'denied'}});
    await expect(readFile(join(folder, 'virt-clone.started'))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['virsh', /libvirt-clients/],
    ['virt-clone', /virtinst/],
    ['virt-viewer', /virt-viewer/],
    ['other', /Install it/],
  ])('%s: say what to install where they are missing', async (program, advice) => {
    const result = await open({env: {PATH: '/nonexistent'}}).run([], {program});
    expect(result).toMatchObject({
      exitCode: undefined,
      error: {kind: 'missing', message: `${program} was not found in PATH`, advice: expect.stringMatching(advice)},
    });
  });
});

describe('the outcome', () => {
  it.each([
    ["echo error: Failed >&2; echo 'error: Domain is already active' >&2; exit 1", 'Failed: Domain is already active'],
    ['echo "no such thing" >&2; exit 3', 'no such thing'],
    ['exit 3', 'virsh ended with exit code 3 and said nothing'],
    ['kill -KILL $$', 'virsh was ended by SIGKILL and said nothing'],
  ])('of %s is a sentence', async (script, message) => {
    await stage(script);
    expect(await open().run(['start'])).toMatchObject({error: {kind: 'failed', message, argv: ['start']}});
  });

  it('of an argument that no program can get is a sentence too', async () => {
    expect(await open().run(['start', 'a\0b'])).toMatchObject({exitCode: undefined, error: {kind: 'failed'}});
  });

  it('keeps what was printed before the failure, and its exit code', async () => {
    await stage('echo first; exit 7');
    expect(await open().run([])).toMatchObject({stdout: 'first\n', exitCode: 7});
  });

  it.each([false, true])('is bounded, and says so (read-only: %s)', async (readOnly) => {
    await stage('yes ääää | head -c 20000000');
    const {stdout, error} = await open().run([], {readOnly});
    expect(error).toBeUndefined();
    expect(stdout.length).toBeLessThan(mostBytes);
    expect(stdout).toMatch(/ä\n?\n\[kvmtop keeps the first 10 MB; 10000000 bytes more are left out\]\n$/);
  });
});

describe('giving up', () => {
  it('ends a client that heeds no signal, and says that libvirt may go on', async () => {
    await stage('trap "" TERM; echo $$ > "$0.pid"; while :; do sleep 0.1; done');
    const giveUp = new AbortController();
    const result = open().run([], {signal: giveUp.signal});
    const pid = await vi.waitFor(async () => {
      const read = Number(await readFile(join(folder, 'virsh.pid'), 'utf8'));
      expect(read).toBeGreaterThan(0);
      return read;
    }, patienceMs);
    giveUp.abort();
    expect(await result).toMatchObject({exitCode: undefined, error: {advice: expect.stringMatching(/may go on/)}});
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('starts nothing when it has been given up before', async () => {
    await stage('touch "$0.started"');
    const result = await open().run([], {signal: AbortSignal.abort()});
    expect(result).toMatchObject({exitCode: undefined, error: {kind: 'failed'}});
    await expect(readFile(join(folder, 'virsh.started'))).rejects.toThrow('ENOENT');
  });
});
