import {readFile} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {identify, isAlive} from '../lab/processes.ts';
import {sharedLab} from '../lab/shared.ts';
import {openKvmtop, waitForRow} from './kvmtop.ts';
import type {Terminal} from './terminal.ts';

const lab = sharedLab();

async function childOf(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const [child] = children.trim().split(' ').map(Number);
  if (!child) throw new Error(`Process ${pid} has no child: the program is not running.`);
  return child;
}

async function started(): Promise<Terminal> {
  const terminal = openKvmtop({lab, shell: true});
  await waitForRow(terminal, 'web3');
  return terminal;
}

/** What a shell and the next program count on. */
async function expectRestored(terminal: Terminal, code: number): Promise<void> {
  const lines = await terminal.waitFor(/^code \d+.*iexten/ms, {what: 'the exit code and the terminal settings'});
  const text = lines.join(' ');
  expect(text).toContain(`code ${code}`);
  for (const setting of ['icanon', 'isig', 'echo', 'opost', 'icrnl']) {
    expect(text).toMatch(new RegExp(`[ ;]${setting}\\b`));
  }
  const {alternate, bracketedPaste, cursor} = terminal.model;
  expect({alternate, bracketedPaste, cursor: cursor.visible}).toEqual({
    alternate: false,
    bracketedPaste: false,
    cursor: true,
  });
}

describe('the end gives the terminal back', () => {
  it.each([
    ['q', 0],
    ['ctrl+c', 0],
  ])('by %s, with exit code %i', async (key, code) => {
    const terminal = await started();
    await terminal.press(key);
    await expectRestored(terminal, code);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('by %s, with exit code %i', async (signal, code) => {
    const terminal = await started();
    process.kill(await childOf(terminal.pid), signal);
    await expectRestored(terminal, code);
  });

  it('by q before libvirt has answered', async () => {
    const terminal = openKvmtop({lab, shell: true});
    await terminal.waitFor('kvmtop');
    await terminal.press('q');
    await expectRestored(terminal, 0);
  });

  it('by q with ctrl+c after it', async () => {
    const terminal = await started();
    terminal.type('q\u0003\u0003');
    await expectRestored(terminal, 0);
  });

  it('and leaves no virsh behind', async () => {
    const terminal = await started();
    const pid = await childOf(terminal.pid);
    const virsh = identify(await childOf(pid));
    await terminal.press('q');
    await expectRestored(terminal, 0);
    expect(virsh).toBeDefined();
    await expect.poll(() => virsh && isAlive(virsh)).toBe(false);
  });

  it('and leaves no virsh behind when it is killed', async () => {
    const terminal = await started();
    const pid = await childOf(terminal.pid);
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number);
    const processes = children.flatMap((child) => identify(child) ?? []);
    expect(processes).not.toEqual([]);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => processes.filter(isAlive)).toEqual([]);
  });

  it('when the terminal itself goes away', async () => {
    const terminal = openKvmtop({lab});
    await waitForRow(terminal, 'web3');
    terminal.signal('SIGHUP');
    const {code, signal} = await terminal.exited;
    expect(signal ?? code).toBe(129);
  });
});

describe('a crash', () => {
  it.each([
    ['an exception', 'throw new Error("the sky is falling")'],
    ['a rejected promise', 'Promise.reject(new Error("the sky is falling"))'],
  ])('by %s gives the terminal back and says what went wrong', async (_, fault) => {
    const told = `data:text/javascript,${encodeURIComponent(`process.on("SIGUSR2", () => {${fault}})`)}`;
    const terminal = openKvmtop({lab, shell: true, env: {NODE_OPTIONS: `--import=${told}`}});
    await terminal.waitFor('NAME');
    expect(terminal.model.alternate).toBe(true);
    process.kill(await childOf(terminal.pid), 'SIGUSR2');
    await expectRestored(terminal, 1);
    expect(terminal.screen().join('\n')).toContain('the sky is falling');
  });
});
