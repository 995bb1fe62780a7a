import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {readProcessCpuMs} from '../../source/host/process-cpu.ts';
import {openVirsh, type VirshOptions} from '../../source/virsh/connect.ts';
import {listDomains} from '../../source/virsh/questions.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';

/** These need a real virsh and no libvirtd: the test driver is a part of virsh. */
const uri = 'test:///default';
const open: Virsh[] = [];

function connect(options: Partial<VirshOptions> = {}): Virsh {
  const virsh = openVirsh({uri, readOnly: false, ...options});
  open.push(virsh);
  return virsh;
}

/** A virsh, and the ids of its processes that are alive. */
function connectAndFollow(options: Partial<VirshOptions> = {}) {
  const seen = new Set<number>();
  const cpuMsOf = (pid: number) => {
    seen.add(pid);
    return readProcessCpuMs(pid);
  };
  const virsh = connect({cpuMsOf, ...options});
  const pids = () => {
    virsh.cpuMs();
    return [...seen].filter(isAlive);
  };
  return {virsh, pids};
}

/** A process that only waits for its parent to notice its end is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/status`, 'utf8').includes('\nState:\tZ');
  } catch {
    return false;
  }
}

/** Waits until the expectation holds. */
function eventually(expectation: () => unknown): Promise<unknown> {
  return vi.waitFor(expectation, {timeout: 20_000});
}

/** A question that virsh does not answer by itself. */
const endless = ['event', '--all', '--loop'];

afterEach(async () => {
  await Promise.all(open.splice(0).map((virsh) => virsh.close()));
});

describe('questions', () => {
  it('are answered in order, 200 in a row, errors in between', async () => {
    const virsh = connect();
    const answers = await Promise.allSettled(
      Array.from({length: 200}, (_, index) =>
        virsh.ask(index % 10 === 3 ? ['dominfo', `no${index}`] : ['echo', `<${index}>`], 20_000),
      ),
    );
    for (const [index, answer] of answers.entries()) {
      if (index % 10 !== 3) expect(answer).toEqual({status: 'fulfilled', value: `<${index}>`});
      else expect(answer).toMatchObject({reason: {kind: 'no-domain', message: `failed to get domain 'no${index}'`}});
    }
  });

  it.each([
    ...[
      'a b',
      "it's",
      '"',
      '\\',
      "\\' \\\" '",
      'grün',
      '名前 🖥',
      '',
      ' ',
      '  two  blanks  ',
      '#x',
      'a;b',
      '$HOME `x` *',
      '~',
    ],
    ...['--all', '%s\\n', "virsh # echo 'end-'", 'error: no', 'e\u0301', '\u202egpj', 'a\u200bb', 'x'.repeat(20_000)],
  ])('carry %j unchanged', async (argument) => {
    expect(await connect().ask(['echo', '--', 'a', argument, 'b'], 20_000)).toBe(`a ${argument} b`);
  });

  it('find a domain whose name looks like a prompt and a mark', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kvmtop-test-'));
    const name = "virsh # echo --err 'end-' error: begin-0-1";
    const file = join(folder, 'domain.xml');
    await writeFile(
      file,
      `<domain type='test'><name>${name}</name><memory>1024</memory><os><type>hvm</type></os></domain>`,
    );
    const virsh = connect();
    await virsh.ask(['define', '--file', file], 20_000);
    await rm(folder, {recursive: true});
    const domains = await listDomains(virsh, 20_000);
    expect(domains).toContainEqual({uuid: expect.any(String), name});
    const {uuid = ''} = domains.find((domain) => domain.name === name) ?? {};
    expect(await virsh.ask(['domname', '--domain', uuid], 20_000)).toBe(`${name}\n`);
  });

  it('are refused what a read-only connection may not do', async () => {
    const virsh = connect({readOnly: true});
    await expect(virsh.ask(['destroy', 'test'], 20_000)).rejects.toMatchObject({kind: 'denied'});
    expect(await virsh.ask(['domstate', 'test'], 20_000)).toBe('running\n');
  });

  it('with a control character never reach virsh', async () => {
    const {virsh, pids} = connectAndFollow();
    await expect(virsh.ask(['dominfo', 'a\nlist'], 20_000)).rejects.toMatchObject({kind: 'failed', advice: /UUID/});
    expect(pids()).toEqual([]);
  });
});

describe('a virsh that fails', () => {
  it('is replaced after a question outlived its time', async () => {
    const {virsh, pids} = connectAndFollow();
    await virsh.ask(['uri'], 20_000);
    const [first] = pids();
    const late = virsh.ask(endless, 200);
    const next = virsh.ask(['uri'], 20_000);
    await expect(late).rejects.toMatchObject({kind: 'timeout', argv: endless});
    expect(await next).toBe('test:///default\n');
    await eventually(() => expect(pids()).toHaveLength(1));
    expect(pids()).not.toContain(first);
  });

  it('is replaced after it was killed, with a question or without', async () => {
    const {virsh, pids} = connectAndFollow();
    const kill = () => {
      for (const pid of pids()) process.kill(pid, 'SIGKILL');
    };
    await virsh.ask(['uri'], 20_000);
    const interrupted = expect(virsh.ask(endless, 20_000)).rejects.toMatchObject({
      kind: 'connection',
      message: /SIGKILL/,
    });
    kill();
    await interrupted;
    expect(await virsh.ask(['uri'], 20_000)).toBe('test:///default\n');
    const [second = 0] = pids();
    kill();
    await eventually(() => expect(isAlive(second)).toBe(false));
    await eventually(async () => expect(await virsh.ask(['uri'], 20_000)).toBe('test:///default\n'));
  });

  it.each([
    ['nonsense:///x', 'connection'],
    ['qemu+tcp://127.0.0.1:1/system', 'connection'],
    ['qemu+ssh://host.invalid/system', 'connection'],
    ['::', 'connection'],
  ])('says why it cannot connect to %s', async (wrong, kind) => {
    const question = connect({uri: wrong}).ask(['uri'], 30_000);
    await expect(question).rejects.toMatchObject({kind, message: /^[^\n]+$/, advice: /\.$/});
  });

  it.each([[[]], [['setpriv', 'true']]])('is missing where PATH has only %j', async (programs) => {
    const folder = await mkdtemp(join(tmpdir(), 'kvmtop-test-'));
    for (const program of programs) await symlink(`/usr/bin/${program}`, join(folder, program));
    await expect(connect({env: {PATH: folder}}).ask(['uri'], 20_000)).rejects.toMatchObject({
      kind: 'missing',
      message: 'virsh was not found in PATH',
    });
    await rm(folder, {recursive: true});
  });
});

describe('the end', () => {
  it('ends every process, and the question that runs', async () => {
    const {virsh, pids} = connectAndFollow();
    await virsh.ask(['uri'], 20_000);
    virsh.watch({onEvent: () => {}, onEnd: (reason) => expect.unreachable(reason)});
    await eventually(() => expect(pids()).toHaveLength(2));
    const running = expect(virsh.ask(endless, 20_000)).rejects.toMatchObject({message: /closed/});
    await virsh.close();
    await running;
    expect(pids()).toEqual([]);
    await expect(virsh.ask(['uri'], 20_000)).rejects.toMatchObject({message: /closed/});
  });

  it('of a watch is told only when it was not asked for', async () => {
    const {virsh, pids} = connectAndFollow();
    const ends: string[] = [];
    const listener = {onEvent: () => {}, onEnd: (reason: string) => void ends.push(reason)};
    const watch = virsh.watch(listener);
    await eventually(() => expect(pids()).toHaveLength(1));
    watch.stop();
    await eventually(() => expect(pids()).toEqual([]));
    virsh.watch(listener);
    await eventually(() => expect(pids()).toHaveLength(1));
    for (const pid of pids()) process.kill(pid, 'SIGTERM');
    await eventually(() => expect(ends).toEqual(['virsh event ended (SIGTERM)']));
  });

  it('leaves no process behind when kvmtop is killed', async () => {
    const worker = spawn(process.execPath, [join(import.meta.dirname, 'killed-worker.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output = text(worker.stdout);
    const [, signal] = await once(worker, 'exit');
    expect(signal).toBe('SIGKILL');
    const pids: number[] = JSON.parse(await output);
    expect(pids).toHaveLength(2);
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
  });
});

it('counts the CPU time of processes that have ended', async () => {
  const used = new Map<number, number>();
  const virsh = connect({cpuMsOf: (pid) => used.set(pid, 70).get(pid)});
  expect(virsh.cpuMs()).toBe(0);
  await virsh.ask(['uri'], 20_000);
  expect(virsh.cpuMs()).toBe(70);
  await expect(virsh.ask(endless, 100)).rejects.toMatchObject({kind: 'timeout'});
  await virsh.ask(['uri'], 20_000);
  await eventually(() => expect(virsh.cpuMs()).toBe(140));
  expect(connect().cpuMs()).toBeUndefined();
});
