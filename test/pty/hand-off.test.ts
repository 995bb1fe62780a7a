import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {openKvmtop, waitForRow} from './kvmtop.ts';
import type {Terminal} from './terminal.ts';

const guest = 'lent1';
let lab: Lab;
let folder: string;

async function program(name: string, script: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-hand-off-'));
  await chmod(folder, 0o755);
  lab = await startLab({name: `lent-${process.pid}`, guests: [{name: guest, memoryMiB: 96}]});
});
afterAll(async () => {
  await lab?.down();
  await rm(folder, {recursive: true});
});

async function started(env: Readonly<Record<string, string>> = {}): Promise<Terminal> {
  const terminal = openKvmtop({lab, env});
  await waitForRow(terminal, guest);
  return terminal;
}

/** Types a filter, and takes it back once it stands there. */
async function expectKeys(terminal: Terminal, text: string): Promise<void> {
  terminal.type(`/${text}`);
  await terminal.waitFor((lines) => lines.at(-1)?.includes(` /${text} `) ?? false, {what: text});
  await terminal.press('escape');
  await waitForRow(terminal, guest);
}

/** Whether it tells of an event beneath what it was introduced with; above is what an earlier one has left. */
async function tellsEvents(terminal: Terminal, intro: string): Promise<boolean> {
  await lab.virsh(['suspend', guest]);
  await lab.virsh(['resume', guest]);
  const lines = terminal.screen();
  return lines
    .slice(lines.findIndex((line) => line.includes(intro)))
    .some((line) => line.includes("event 'lifecycle'"));
}

describe('a command that needs the terminal', () => {
  it('has control+c for itself, 10 times; the keys behind it are kvmtop’s', async () => {
    const terminal = await started();
    for (let round = 1; round <= 10; round += 1) {
      const intro = `event --all --loop --timeout ${600 + round}`;
      terminal.type(`:${intro}\r`);
      await terminal.waitFor(`${intro} · kvmtop comes back when it ends`);
      expect(terminal.model.alternate).toBe(false);
      await expect.poll(() => tellsEvents(terminal, intro), {timeout: 20_000}).toBe(true);
      await terminal.press('ctrl+c');
      await waitForRow(terminal, guest);
      await expectKeys(terminal, `after${round}`);
    }
  });
});

describe('an editor', () => {
  it('gets every key from the first one on, 10 times', async () => {
    const typed = join(folder, 'typed');
    await writeFile(typed, '');
    await chmod(typed, 0o666);
    const editor = await program(
      'editor',
      `echo "ready for $(wc -l <'${typed}')"; read -r line </dev/tty; echo "$line" >>'${typed}'`,
    );
    const terminal = await started({EDITOR: editor, VISUAL: editor});
    const lines: string[] = [];
    for (let round = 1; round <= 10; round += 1) {
      terminal.type(`:edit ${guest}\r`);
      // The editor of the round before has said so too, where the screen is that the terminal goes back to.
      await terminal.waitFor(new RegExp(`^ready for ${round - 1}$`, 'm'));
      lines.push(`first${round}`);
      for (const key of `first${round}\r`) terminal.type(key);
      await waitForRow(terminal, guest);
      await expectKeys(terminal, `after${round}`);
    }
    expect((await readFile(typed, 'utf8')).trim().split('\n')).toEqual(lines);
  });
});

describe('a console where no script is', () => {
  it('is attached and left all the same', async () => {
    await program('script', 'exit 127');
    const terminal = await started({PATH: `${folder}:${lab.programEnv.PATH}`});
    terminal.type(`:console ${guest}\r`);
    await terminal.waitFor('Escape character is');
    // What virsh throws away as it attaches is lost here.
    const prompt = () => {
      terminal.type('\r');
      return terminal.screen().join('\n');
    };
    await expect.poll(prompt, {timeout: 20_000}).toContain(`${guest}:/#`);
    terminal.type('echo a$((1+1))b\r');
    await terminal.waitFor('a2b');
    terminal.type('\u001d');
    await waitForRow(terminal, guest);
    await expectKeys(terminal, 'later');
  });
});
