import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, onTestFinished, vi} from 'vitest';
import {openVirsh} from '../../source/virsh/connect.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {programAsUser} from '../lab/as-user.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {type Scene, sceneOf, until} from '../tasks/scene.ts';
import {openTerminal, type Terminal} from './terminal.ts';

let lab: Lab;
let scene: Scene;
let virsh: Virsh;
let program: readonly [string, ...string[]];

beforeAll(async () => {
  lab = await startLab({name: `bpty-${process.pid}`, guests: [{name: 'web1', diskMiB: 32, memoryMiB: 96}]});
  scene = await sceneOf(lab);
  program = await programAsUser(lab);
  virsh = openVirsh({uri: lab.uri, readOnly: false, env: {...process.env, ...lab.programEnv}});
  const data = join(lab.env.HOME ?? '', 'disks', 'data.raw');
  await scene.tool('dd', 'if=/dev/urandom', `of=${data}`, 'bs=1M', 'count=256', 'status=none');
  await lab.virsh(['attach-disk', 'web1', data, 'vdb', '--subdriver', 'raw', '--persistent']);
});
afterAll(async () => {
  await virsh?.close();
  await lab?.down();
});

/** Opens kvmtop as the user that the lab's libvirt runs as. */
async function open(...args: readonly string[]): Promise<Terminal> {
  const terminal = openTerminal({argv: [...program, '-d', '0.5', ...args], columns: 120, rows: 40});
  onTestFinished(async () => {
    await terminal.close();
  });
  await terminal.waitFor(/\d domains?/);
  return terminal;
}

/** Asks for a backup of the guest under the cursor. */
async function ask(terminal: Terminal): Promise<void> {
  await terminal.press('b');
  await terminal.waitFor(/> Folder/);
  terminal.type(`\u0015${scene.to}`);
  await terminal.waitFor(`--to ${scene.to}`);
  await terminal.press('enter');
}

/** Of the copy of the large disk, the bytes that are left, once it goes at so many MiB a second; undefined before and after. */
async function slowed(mebibytes: number): Promise<number | undefined> {
  const ask = (...argv: readonly string[]) => virsh.ask(['blockjob', 'web1', 'vdb', ...argv], 10_000);
  try {
    await ask('--bandwidth', String(mebibytes));
    const [, done = 0, end = 0] = /cur=(\d+)\s+end=(\d+)/.exec(await ask('--raw')) ?? [];
    return Number(end) - Number(done);
  } catch {
    return undefined;
  }
}

/** Begins a backup that takes minutes, or as long as it has with so many MiB a second. */
async function begin(terminal: Terminal, mebibytes = 1): Promise<void> {
  const isDone = () => terminal.screen().some((line) => line.includes('back up web1: done'));
  for (;;) {
    await ask(terminal);
    const left = await until(async () => (await slowed(mebibytes)) ?? (isDone() ? 0 : undefined), 1);
    if (left > 40 * 2 ** 20) return;
    // The copy was quicker than we.
    await slowed(0);
    await terminal.waitFor('back up web1: done');
  }
}

async function isClean(): Promise<void> {
  expect((await scene.found()).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(await scene.tasks()).toEqual([]);
  expect(await lab.virsh(['domjobinfo', 'web1'])).toMatch(/Job type: +None/);
}

describe('a backup on the screen', () => {
  it('is seen while it is made, is listed and verified, and is restored as a copy that starts', async () => {
    const terminal = await open();
    await begin(terminal, 60);
    await terminal.press('B');
    await terminal.waitFor(/web1 +\S +copying \d+%/);
    await terminal.waitFor(/^ vdb .* \d+% /m);
    await terminal.waitFor(/^>.* web1 +finished +crash-consistent[\s\S]*\/web1-\d+T\d+Z$/m);
    await isClean();
    await terminal.press('v');
    await terminal.waitFor(/web1 +verified/);

    await terminal.press('q');
    await terminal.press('l');
    const uuid = (await lab.virsh(['domuuid', 'web1'])).trim();
    await terminal.waitFor(`kvmtop backup ${uuid.slice(0, 8)}`);
    await terminal.press('j');
    await terminal.waitFor(new RegExp(`kvmtop backup ${uuid} --to\\s+/`));
    await terminal.press('q');

    await terminal.press('B');
    await terminal.waitFor(/web1 +verified/);
    await terminal.press('enter');
    await terminal.waitFor(/cannot be restored so[\s\S]*BLOCKS +web1 is not shut off/);
    await terminal.press('enter');
    await terminal.waitFor(/It cannot be restored so/);
    await terminal.press('n');
    await terminal.waitFor(/name of the copy web1-copy/);
    terminal.type('\u0015web2\r');
    await terminal.waitFor(/overwrites nothing[\s\S]*What it does/);
    await terminal.press('enter');
    await terminal.waitFor(/--as=web2[\s\S]*enter: do it/);
    await terminal.press('enter');
    await terminal.waitFor('web2 is restored, and is shut off: press s to start it.', {timeoutMs: 60_000});
    await terminal.press('s');
    await vi.waitFor(async () => expect(await lab.virsh(['domstate', 'web2'])).toMatch(/^running/), 30_000);
    await terminal.press('q');
    await terminal.press('q');
    await terminal.waitFor(/web2 +running/);
    for (const command of ['destroy', 'undefine']) await lab.virsh([command, 'web2']);
  });

  it('is cancelled, and nothing is left of it', async () => {
    const terminal = await open();
    await begin(terminal);
    await terminal.press('x');
    await terminal.waitFor(/cancel the backup of web1[\s\S]*removes what there is of it/);
    await terminal.press('y');
    await terminal.waitFor('back up web1: cancelled');
    await isClean();
  });

  it('goes on without the screen; one that was killed is told of at the next start, and put right', async () => {
    const first = await open();
    await begin(first);
    await first.press('q');
    await first.waitFor('Goes on by itself, and is seen again by B: back up web1.');
    await first.press('y');
    await first.exited;
    const {pid} = await until(async () => (await scene.tasks()).find(({phase}) => phase === 'copying'));

    const second = await open();
    await second.press('B');
    await second.waitFor(new RegExp(`copying +\\d+%[\\s\\S]*Process ${pid} makes the backup, and is at: copying`));
    await second.press('x');
    await second.waitFor(new RegExp(`cancel the backup of web1[\\s\\S]*\\$ kill ${pid}\\b`));
    await second.press('n');
    process.kill(pid, 'SIGKILL');
    await second.waitFor(/web1 +! +unfinished/);

    const third = await open();
    await third.waitFor(/A backup of web1 to web1-\d+T\d+Z was left unfinished at \d\d:\d\d: press B\./);
    await third.press('B');
    await third.waitFor(/web1 +! +unfinished/);
    await third.press('enter');
    await third.waitFor(/put right what was left unfinished[\s\S]*\$ kvmtop recover --yes/);
    await third.press('y');
    await third.waitFor('put right what was left unfinished: done');
    await isClean();
  });

  it('is refused read-only', async () => {
    const terminal = await open('-r');
    await terminal.press('b');
    await terminal.waitFor('kvmtop was started read-only: nothing can be changed.');
  });
});
