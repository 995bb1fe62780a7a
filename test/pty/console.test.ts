import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {openKvmtop, waitForRow} from './kvmtop.ts';
import {openTerminal, type Terminal} from './terminal.ts';

let lab: Lab;
const guest = 'con1';
const exitKey = '\u001d';

beforeAll(async () => {
  lab = await startLab({name: `con-${process.pid}`, guests: [{name: guest, memoryMiB: 96}]});
});
afterAll(() => lab?.down());

/** kvmtop with the guest under the cursor. */
async function onGuest(options: Partial<Parameters<typeof openKvmtop>[0]> = {}): Promise<Terminal> {
  const terminal = openKvmtop({lab, ...options});
  await waitForRow(terminal, guest);
  terminal.type(`/${guest}\r`);
  await waitForRow(terminal, guest, ({selected}) => selected);
  return terminal;
}

/** Answers the question for the console up to its last enter. */
async function askConsole(terminal: Terminal, force = false): Promise<void> {
  await terminal.press('c');
  await terminal.waitFor('> Console');
  await terminal.press('enter');
  await terminal.waitFor('> If somebody');
  if (!force) return;
  await terminal.press('space');
  await terminal.waitFor('--force');
}

async function attach(terminal: Terminal, force = false): Promise<void> {
  await askConsole(terminal, force);
  await terminal.press('enter');
  await terminal.waitFor('Escape character is');
  terminal.type('\r');
  await terminal.waitFor(`${guest}:/#`);
}

async function children(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

async function commandOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return text.replaceAll('\0', ' ');
}

/** The processes below one whose command line matches. */
async function below(pid: number, pattern: RegExp): Promise<number[]> {
  const found: number[] = [];
  for (const child of await children(pid)) {
    if (pattern.test(await commandOf(child))) found.push(child);
    found.push(...(await below(child, pattern)));
  }
  return found;
}

const consoleProcess = /virsh .*console|^script /;

async function expectEnded(pids: readonly number[]): Promise<void> {
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    await expect.poll(() => commandOf(pid), {timeout: 10_000}).toBe('');
  }
}

async function expectSane(terminal: Terminal, code: number): Promise<void> {
  const lines = await terminal.waitFor(/^code \d+.*iexten/ms, {what: 'the exit code and the terminal settings'});
  const text = lines.join(' ');
  expect(text).toContain(`code ${code}`);
  for (const setting of ['icanon', 'isig', 'echo', 'opost', 'onlcr', 'icrnl', 'ixon']) {
    expect(text).toMatch(new RegExp(`[ ;]${setting}\\b`));
  }
  expect(terminal.model.alternate).toBe(false);
}

describe('the console', () => {
  it('says how to leave, and comes back to the same screen', async () => {
    const terminal = await onGuest();
    await attach(terminal);
    const text = terminal.screen().join('\n');
    expect(text).toContain(`Console serial0 of ${guest} · leave with ^]`);
    expect(text).toContain('console=ttyS0');
    expect(terminal.model.alternate).toBe(false);
    terminal.type(exitKey);
    await waitForRow(terminal, guest, ({selected}) => selected);
    expect(terminal.model.alternate).toBe(true);
  });

  it('leaves with the key that was chosen', async () => {
    const terminal = await onGuest({args: ['-d', '0.5', '--escape', '^T']});
    await attach(terminal);
    expect(terminal.screen().join('\n')).toContain('leave with ^T');
    terminal.type(`echo ${exitKey}a$((1+1))b\r`);
    await terminal.waitFor('a2b');
    terminal.type('\u0014');
    await waitForRow(terminal, guest);
  });

  it('draws nothing while it has the terminal, and the size that there is afterwards', async () => {
    // A kernel that lacks CPU time complains of it on its console.
    await lab.guestRun(guest, 'echo 1 >/proc/sys/kernel/printk');
    const terminal = await onGuest();
    await attach(terminal);
    // What a shell writes behind its prompt comes at any time; behind the last letter of this comes nothing.
    terminal.type("printf 'all sa''id'; sleep 1000\r");
    await terminal.waitFor(/^all said$/m);
    const written = terminal.mark();
    terminal.resize(100, 30);
    await lab.guestRun(guest, 'sleep 2');
    expect(written()).toBe(0);
    await terminal.press('ctrl+c');
    await terminal.waitFor(new RegExp(`^all said(?:\\^C)?\\n${guest}:/#`, 'm'));
    terminal.type(exitKey);
    await waitForRow(terminal, guest);
    expect(terminal.screen()[29]).not.toBe('');
  });

  it('keeps control+c in the guest', async () => {
    const terminal = await onGuest();
    await attach(terminal);
    terminal.type('sleep 1000\r');
    await expect.poll(() => lab.guestRun(guest, 'ps')).toContain('sleep 1000');
    await terminal.press('ctrl+c');
    await expect.poll(() => lab.guestRun(guest, 'ps')).not.toContain('sleep 1000');
    terminal.type('echo still $((2+3)) here\r');
    await terminal.waitFor('still 5 here');
    terminal.type(exitKey);
    await waitForRow(terminal, guest);
  });

  it('is refused with libvirt’s words when it is busy, and taken by force', async () => {
    const other = openTerminal({argv: ['virsh', 'console', guest], env: lab.programEnv});
    onTestFinished(async () => void (await other.close()));
    await other.waitFor('Escape character is');
    const terminal = await onGuest();
    await askConsole(terminal);
    await terminal.press('enter');
    await waitForRow(terminal, guest);
    await terminal.waitFor(/Active console session exists.*force/s);
    await attach(terminal, true);
    await other.exited;
    terminal.type(exitKey);
    await waitForRow(terminal, guest);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends with kvmtop by %s, and the terminal is as it was', async (signal, code) => {
    const terminal = await onGuest({shell: true});
    await attach(terminal);
    const [kvmtop = 0] = await children(terminal.pid);
    const consoles = await below(kvmtop, consoleProcess);
    process.kill(kvmtop, signal);
    await expectSane(terminal, code);
    await expectEnded(consoles);
  });

  it('leaves the terminal as it was', async () => {
    const terminal = await onGuest({shell: true});
    await attach(terminal);
    terminal.type(exitKey);
    await waitForRow(terminal, guest);
    await terminal.press('q');
    await expectSane(terminal, 0);
  });

  it('leaves nobody at the terminal when kvmtop is killed', async () => {
    const terminal = await onGuest({shell: true});
    await attach(terminal);
    const [kvmtop = 0] = await children(terminal.pid);
    const consoles = await below(kvmtop, consoleProcess);
    process.kill(kvmtop, 'SIGKILL');
    await expectEnded(consoles);
  });

  it('brings the table back when its virsh is killed', async () => {
    const terminal = await onGuest();
    await attach(terminal);
    const [virsh = 0] = await below(terminal.pid, /^\S*virsh .*console/);
    process.kill(virsh, 'SIGKILL');
    await waitForRow(terminal, guest);
    await terminal.waitFor('SIGKILL');
  });

  it('brings the table back when the guest dies, and no key typed to it does anything', async () => {
    const terminal = await onGuest();
    await attach(terminal);
    const typing = setInterval(() => terminal.type('q'), 20);
    await lab.virsh(['destroy', guest]);
    // Somebody who looks at the keyboard types on for a while.
    setTimeout(() => clearInterval(typing), 1000);
    await waitForRow(terminal, guest, ({state}) => state === 'shut off');
  });

  it('says why there is none for a guest that is shut off', async () => {
    const terminal = await onGuest();
    await waitForRow(terminal, guest, ({state}) => state === 'shut off');
    await terminal.press('c');
    await terminal.waitFor(/no console now/);
    await lab.virsh(['start', guest]);
    await lab.booted(guest);
  });
});

describe('200 keys before, during and after the console', () => {
  const rounds = 25;
  /** Opens the prompt of the filter and empties it. */
  const clean = '/\u0015';
  const letters = 'abcdefghij'.repeat(6);
  const during = (round: number) => `echo r${round}-${letters} >>/got\r`;
  const behind = (round: number) => `after${round}-${letters}`;

  beforeEach(async () => {
    await lab.guestRun(guest, 'rm -f /got');
  });

  /** Each word of the prompt is behind a stroke that takes it away, so that a lost or strayed key shows. */
  const before = `${clean}${`${guest}x\u007f`.repeat(8)}${'\u007f'.repeat(guest.length * 7)}\r`;

  async function expectAll(terminal: Terminal): Promise<void> {
    // QEMU looks once a second whether somebody has its console open: what was typed in less reaches the guest later.
    await attach(terminal);
    const lines = Array.from({length: rounds}, (_, index) => `r${index + 1}-${letters}`);
    const got = async () => (await lab.guestRun(guest, 'cat /got')).trim().split('\n');
    await expect.poll(got, {timeout: 20_000}).toEqual(lines);
  }

  async function expectAfter(terminal: Terminal, round: number): Promise<void> {
    await terminal.waitFor((lines) => lines.at(-1)?.includes(` /${behind(round)} `) ?? false, {what: behind(round)});
    await terminal.press('escape');
    await waitForRow(terminal, guest, ({selected}) => selected);
  }

  it('in one burst with the command, 25 times: none lost, none strayed', async () => {
    const terminal = await onGuest();
    for (let round = 1; round <= rounds; round += 1) {
      terminal.type(`${before}:console ${guest}\r${during(round)}${exitKey}${clean}${behind(round)}`);
      await expectAfter(terminal, round);
    }
    await expectAll(terminal);
  });

  it('behind the answered question, each key a write of its own, 25 times: none lost, none strayed', async () => {
    const terminal = await onGuest();
    for (let round = 1; round <= rounds; round += 1) {
      terminal.type(before);
      await waitForRow(terminal, guest, ({selected}) => selected);
      await askConsole(terminal);
      for (const key of `\r${during(round)}`) terminal.type(key);
      await lab.guestRun(guest, 'true');
      for (const key of `${exitKey}${clean}${behind(round)}`) terminal.type(key);
      await expectAfter(terminal, round);
    }
    await expectAll(terminal);
  });
});
