import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {openVirsh} from '../../source/virsh/connect.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {type Lab, startLab} from '../lab/lab.ts';

const worker = fileURLToPath(new URL('change-worker.ts', import.meta.url));
const wild = `it's "wild" $(x)`;
let lab: Lab;
let virsh: Virsh;

beforeAll(async () => {
  const idle = {memoryMiB: 16, system: false} as const;
  lab = await startLab({
    name: `run-${process.pid % 100_000}`,
    guests: [
      {...idle, name: 'slow', start: 'running'},
      {...idle, name: wild, start: 'off'},
      {...idle, name: 'off', start: 'off'},
    ],
  });
  virsh = openVirsh({readOnly: false, env: {...process.env, ...lab.programEnv}});
});

afterAll(async () => {
  await virsh?.close();
  await lab?.down();
});

const stateOf = async (name: string) => (await lab.virsh(['domstate', '--domain', name])).trim();
const uuidOf = async (name: string) => (await lab.virsh(['domuuid', '--domain', name])).trim();
const eventually = (expectation: () => unknown) => vi.waitFor(expectation, {timeout: 30_000, interval: 50});

describe('a change', () => {
  it('is made, by the uuid or by a wild name, and its words are given', async () => {
    expect(await virsh.run(['start', '--paused', '--domain', wild])).toEqual({
      stdout: `Domain '${wild}' started\n\n`,
      exitCode: 0,
      error: undefined,
    });
    expect(await stateOf(wild)).toBe('paused');
    await virsh.run(['destroy', '--domain', await uuidOf(wild)]);
    expect(await stateOf(wild)).toBe('shut off');
  });

  it.each([
    ['is running already', ['start', '--domain', 'slow'], 'Domain is already active', /runs already/],
    ['is shut off', ['suspend', '--domain', 'off'], /domain is not running$/, /Start it/],
    ['is not there', ['start', '--domain', 'nobody'], "failed to get domain 'nobody'", /undefined or renamed/],
    ['has no agent', ['shutdown', '--domain', 'slow', '--mode', 'agent'], /not configured/, /ACPI/],
    ['is misspelt', ['strat', '--domain', 'slow'], "unknown command: 'strat'", /virsh help/],
  ])('is refused in words when the domain %s', async (_, argv, message, advice) => {
    const {exitCode, error} = await virsh.run(argv);
    expect([exitCode, error?.message, error?.advice]).toEqual([
      1,
      expect.stringMatching(message),
      expect.stringMatching(advice),
    ]);
  });

  it('is refused by libvirt when it is read-only', async () => {
    const {error} = await virsh.run(['suspend', '--domain', 'slow'], {readOnly: true});
    expect(error).toMatchObject({kind: 'denied', message: expect.stringMatching(/read only access prevents/)});
    expect(await stateOf('slow')).toBe('running');
  });
});

describe('a QEMU that is stopped', () => {
  let pid: number;

  beforeAll(async () => {
    pid = await lab.pidOf('slow');
  });

  it('holds up its own command only, which can be given up', async () => {
    process.kill(pid, 'SIGSTOP');
    try {
      const giveUp = new AbortController();
      const hanging = virsh.run(['shutdown', '--domain', 'slow'], {signal: giveUp.signal});
      expect(await virsh.run(['start', '--paused', '--domain', 'off'])).toMatchObject({exitCode: 0});
      expect(await virsh.run(['destroy', '--domain', 'off'])).toMatchObject({exitCode: 0});
      giveUp.abort();
      expect(await hanging).toMatchObject({exitCode: undefined, error: {advice: expect.stringMatching(/may go on/)}});
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('does not keep a change from being finished when kvmtop is killed', async () => {
    const [slow, other] = await Promise.all([uuidOf('slow'), uuidOf(wild)]);
    // One command of two: virsh prints between them, to nobody, and must come to the second one.
    const line = `send-key --domain ${slow} 1; start --paused --domain ${other}`;
    process.kill(pid, 'SIGSTOP');
    const child: ChildProcess = spawn(process.execPath, [worker, line], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {...process.env, ...lab.programEnv},
    });
    try {
      await once(child.stdout ?? child, 'data');
      await eventually(async () => expect(await lab.virsh(['domcontrol', '--domain', 'slow'])).toMatch(/occupied/));
      child.stdin?.write('now\n');
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      expect(await stateOf(wild)).toBe('shut off');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await eventually(async () => expect(await stateOf(wild)).toBe('paused'));
  });
});
