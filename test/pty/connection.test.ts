import {execFile} from 'node:child_process';
import {access} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {sharedLab} from '../lab/shared.ts';
import {openKvmtop} from './kvmtop.ts';
import {program} from './program.ts';
import {openTerminal} from './terminal.ts';

const lab = sharedLab();

interface Outcome {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end without a terminal. */
function run(argv: readonly [string, ...string[]]): Promise<Outcome> {
  const [file, ...args] = argv;
  return new Promise((resolve) => {
    execFile(file, args, {env: {...process.env, ...lab.programEnv}}, (error, stdout, stderr) => {
      resolve({code: error ? error.code : 0, stdout, stderr});
    });
  });
}

describe('the connection', () => {
  it.each([
    ['a scheme that does not exist', 'nosuch:///system'],
    ['a host that does not exist', 'qemu+tcp://nohost.invalid/system'],
  ])('to %s fails in a sentence, and kvmtop keeps trying', async (_, uri) => {
    const terminal = openKvmtop({lab, args: ['-c', uri]});
    await terminal.waitFor(/again in|retry|next try|trying/i);
    expect(terminal.screen().join('\n')).toContain(uri);
    await terminal.press('q');
    expect(await terminal.exited).toMatchObject({code: 0});
  });

  it('to test:///default shows what that driver has, and dashes for the rest', async () => {
    const terminal = openKvmtop({lab, args: ['-c', 'test:///default', '-d', '0.5']});
    const lines = await terminal.waitFor(/test\s+running/);
    expect(lines.find((line) => /test\s+running/.test(line))).toContain('–');
    await terminal.waitFor('1 domain');
  });

  it('without a virsh says what to install', async () => {
    const terminal = openKvmtop({lab, env: {PATH: '/nonexistent'}});
    await terminal.waitFor(/libvirt-clients/);
  });
});

describe('a wrong start', () => {
  it('without a terminal is a usage error', async () => {
    const {code, stdout, stderr} = await run([...program]);
    expect({code, stdout}).toEqual({code: 2, stdout: ''});
    expect(stderr).toMatch(/terminal.*--once/);
  });

  it('on a terminal that cannot move its cursor is a usage error', async () => {
    const argv = ['env', 'TERM=dumb', ...program] as const;
    const terminal = openTerminal({argv, env: lab.programEnv});
    expect(await terminal.exited).toMatchObject({code: 2});
    expect(terminal.screen().join('\n')).toMatch(/terminal.*--once/);
    await terminal.close();
  });

  it.each([
    [['--nonsense'], /--nonsense/],
    [['-d', '0'], /0\.1/],
    [['-d', 'soon'], /soon/],
    [['extra'], /extra/],
  ])('with %j is a usage error in one line', async (args, words) => {
    const {code, stderr} = await run([...program, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('on an old Node names the version that it needs', async ({skip}) => {
    const old = '/usr/bin/node';
    const {stdout} = await run([old, '--version']);
    const major = Number(/\d+/.exec(stdout)?.[0]);
    if (
      !(await access(old).then(
        () => true,
        () => false,
      )) ||
      major >= 22
    )
      skip('this machine has no old Node');
    const {code, stderr} = await run([old, program[1]]);
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(/^kvmtop needs Node 22 or newer, this is \d+\.\d+\.\d+$/);
  });
});
