import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import type {Terminal} from '../terminal.ts';
import {enterLine, waitForNotice} from './line.ts';
import {openOperate, select, waitForState} from './operate.ts';

const exec = promisify(execFile);
const hostile = `it's "$(id)";`;

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `log-${process.pid % 10_000}`,
    guests: ['db1', hostile].map((name) => ({name, memoryMiB: 16, system: false, start: 'paused'})),
  });
});
afterAll(() => lab?.down());

/** The last text that kvmtop put into the clipboard of its terminal. */
function copied(terminal: Terminal): string {
  const [, text = ''] = /^([\w+/=]*)/.exec(terminal.raw().toString().split(']52;c;').at(-1) ?? '') ?? [];
  return Buffer.from(text, 'base64').toString();
}

async function copy(terminal: Terminal): Promise<string> {
  await terminal.press('y');
  await terminal.waitFor('Copied: virsh');
  return copied(terminal);
}

/** Runs a command line as a shell within the lab does. */
async function inShell(command: string): Promise<string> {
  const [file = '', ...prefix] = lab.prefix;
  const {stdout} = await exec(file, [...prefix, 'sh', '-c', command]);
  return stdout;
}

describe('the command log', () => {
  it('tells what was run and what came of it', async () => {
    const terminal = await openOperate(lab);
    await select(terminal, 'db1');
    await terminal.press('l');
    await terminal.waitFor('The command log is empty.');
    await terminal.press('q');
    await enterLine(terminal, 'resume db1');
    await waitForNotice(terminal, 'resume db1: done');
    await enterLine(terminal, 'suspend db1');
    await waitForNotice(terminal, 'suspend db1: done');
    await enterLine(terminal, 'start db1');
    await waitForNotice(terminal, /error: start db1: .*active/);
    await terminal.press('l');
    await terminal.waitFor(/^>\d\d:\d\d:\d\d +\S+ failed .*(ms|s) +start +db1 +virsh start [\da-f-]{36}/m);
    await terminal.waitFor(/done .*(ms|s) +suspend +db1 +virsh suspend/);
    await terminal.waitFor(/failed · after .* · exit code 1/);
    await terminal.waitFor(/Domain is already active/);
    await terminal.press('enter');
    await terminal.waitFor(/^ virsh -c qemu:\/\/\/session start [\da-f-]{36}/m);
    await terminal.waitFor(/status +failed/);
    await terminal.waitFor(/domain +db1, [\da-f-]{36}/);
    await terminal.waitFor(/took +\d+\.\d s/);
    await terminal.waitFor(/exit code +1/);
    await terminal.press('q', 'j');
    await terminal.waitFor(/^>.*suspend/m);
    await terminal.press('q');
    await terminal.waitFor(/^> +\d+ db1 /m);
  });

  it('copies text that a shell can run', async () => {
    const terminal = await openOperate(lab);
    await select(terminal, hostile);
    await enterLine(terminal, 'resume %');
    await waitForState(terminal, hostile, /^(running|idle)/);
    await lab.virsh(['suspend', '--domain', hostile]);
    await terminal.press('l');
    await terminal.waitFor(/^>.*resume/m);
    const command = await copy(terminal);
    expect(command).toMatch(/^virsh -c qemu:\/\/\/session resume [\da-f-]{36}$/);
    await inShell(command);
    expect(await lab.virsh(['domstate', '--domain', hostile])).toMatch(/running/);
    await lab.virsh(['suspend', '--domain', hostile]);
  });

  it('copies a hostile name in quotes that hold it', async () => {
    const terminal = await openOperate(lab);
    await select(terminal, hostile);
    const quoted = `'it'\\''s "$(id)";'`;
    await enterLine(terminal, `dominfo ${quoted}`);
    await terminal.waitFor(/^ Name: /m);
    await terminal.press('q', 'l');
    await terminal.waitFor(/^>.*dominfo/m);
    const command = await copy(terminal);
    expect(command).toBe(`virsh -c qemu:///session dominfo ${quoted}`);
    expect(await inShell(command)).toMatch(`Name:           ${hostile}\n`);
  });

  it('marks what went through a read-only connection', async () => {
    const terminal = await openOperate(lab, {args: ['-d', '0.5', '-r']});
    await enterLine(terminal, 'destroy db1');
    await waitForNotice(terminal, /read only access prevents/);
    await terminal.press('l');
    await terminal.waitFor(/^>.*destroy/m);
    const command = await copy(terminal);
    expect(command).toMatch(/^virsh -c qemu:\/\/\/session --readonly destroy [\da-f-]{36}$/);
    await expect(inShell(command)).rejects.toThrow(/read only access/);
  });
});
