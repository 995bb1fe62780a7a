import {readdirSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setImmediate as soon} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {domainStatus, pathsOf} from '../lab/paths.ts';
import {signal} from '../lab/processes.ts';
import {type Scene, sceneOf, until} from './scene.ts';

let lab: Lab;
let scene: Scene;

afterAll(() => lab?.down());
beforeAll(async () => {
  lab = await startLab({
    name: `sg-${process.pid}`,
    guests: [
      {name: 'run', diskMiB: 16, memoryMiB: 96, agent: true},
      {name: 'off', diskMiB: 16, memoryMiB: 16, system: false, start: 'off'},
    ],
  });
  scene = await sceneOf(lab);
});

type Running = ReturnType<Scene['run']>;

/** Who is killed: kvmtop, the virsh that freezes, begins and thaws for it, and libvirtd, which is started again. */
type Victim = 'kvmtop' | 'virsh' | 'libvirtd';

/** Begins a backup whose guest is at its freeze, and stays there until it is let go. */
async function freezing(): Promise<{readonly running: Running; readonly line: number}> {
  await lab.guestRun('run', 'touch /hold');
  const running = scene.run('backup', 'run', '--to', scene.to);
  await until(() => guestHas('freezing'));
  return {running, line: await until(async () => processWith('virsh\0', 'backup-begin', scene.to))};
}

const letGo = () => lab.guestRun('run', 'rm /hold');

const guestHas = async (name: string) =>
  (await lab.guestRun('run', `ls /${name} || true`)).startsWith('/') || undefined;

/** The same between the freeze and the begin: its virsh stands still, and would go on with the begin. */
async function frozen() {
  const begun = await freezing();
  signal(begun.line, 'SIGSTOP');
  await letGo();
  await until(() => guestHas('frozen'));
  return begun;
}

/** The same between the begin and the thaw: libvirt is at the begin, and its QEMU does not answer. */
async function beginning() {
  const begun = await frozen();
  const qemu = await lab.pidOf('run');
  signal(qemu, 'SIGSTOP');
  signal(begun.line, 'SIGCONT');
  const isBeginning = /<job [^>]*async='backup'/;
  await until(
    async () => isBeginning.test(await readFile(domainStatus(pathsOf(lab.name), 'run'), 'utf8')) || undefined,
  );
  return {...begun, qemu};
}

/** Begins a task, and stops the program that copies a disk for it; a copy can be too quick to be seen. */
async function copying(...args: readonly string[]): Promise<{readonly running: Running; readonly copy: number}> {
  for (;;) {
    const running = scene.run(...args);
    const over = running.then(() => 'over' as const);
    const copy = await until(async () => processWith('cp\0', scene.to) ?? Promise.race([over, soon(undefined)]), 0);
    if (copy === 'over') continue;
    signal(copy, 'SIGSTOP');
    return {running, copy};
  }
}

async function partialHas(name: string): Promise<boolean> {
  const [partial] = (await scene.found()).filter((folder) => folder.endsWith('.partial'));
  return partial !== undefined && (await scene.found(join(scene.to, partial))).includes(name);
}

async function kill(victims: readonly Victim[], {running, line}: {readonly running: Running; readonly line: number}) {
  if (victims.includes('kvmtop')) signal(running.pid ?? 0, 'SIGKILL');
  if (victims.includes('virsh')) signal(line, 'SIGKILL');
  if (victims.includes('libvirtd')) await lab.killDaemon();
  if (victims.includes('libvirtd')) await lab.startDaemon();
}

/** A process of a program whose command line has these words. */
function processWith(program: string, ...words: readonly string[]): number | undefined {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.map(Number).find((pid) => {
    const line = commandOf(pid);
    return line.startsWith(program) && words.every((word) => line.includes(word));
  });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function isClean(): Promise<void> {
  expect((await scene.found()).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(await scene.tasks()).toEqual([]);
  expect(await lab.virsh(['domjobinfo', 'run'])).toContain('None');
  expect(await guestHas('frozen')).toBeUndefined();
  expect(processWith('virsh\0', 'backup-begin', scene.to)).toBeUndefined();
}

async function recovered(): Promise<void> {
  const {exitCode, stdout} = await scene.run('recover', '--yes');
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringMatching(/ended midway, while freezing[\s\S]*What it had copied is/),
  ]);
  await isClean();
}

describe('a backup that is cut off while the guest freezes', () => {
  it('is put right although the guest has not answered yet, and recover is killed, too', async () => {
    const begun = await freezing();
    await kill(['kvmtop', 'virsh'], begun);
    expect(await partialHas('job.xml')).toBe(true);
    const first = scene.run('recover', '--yes');
    await until(async () => !(await partialHas('job.xml')) || undefined);
    first.kill('SIGKILL');
    const second = recovered();
    await letGo();
    await second;
  });

  it('thaws the guest when libvirtd was killed', async () => {
    const begun = await freezing();
    await kill(['libvirtd'], begun);
    await letGo();
    const {exitCode, stderr} = await begun.running;
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('libvirt did not begin its backup job')]);
    await isClean();
  });

  it('begins nothing more when it is told to end', async () => {
    const {running} = await freezing();
    signal(running.pid ?? 0, 'SIGTERM');
    await until(async () => !(await partialHas('job.xml')) || undefined);
    await letGo();
    expect(await running).toMatchObject({exitCode: 143, stderr: 'kvmtop: run is not backed up: It was cancelled.'});
    await isClean();
  });
});

describe('a backup that is cut off between freeze and begin', () => {
  it('is begun by nobody once recover is at it', async () => {
    const begun = await frozen();
    await kill(['kvmtop'], begun);
    const recovery = recovered();
    await until(async () => !(await partialHas('job.xml')) || undefined);
    signal(begun.line, 'SIGCONT');
    await recovery;
  });

  it('thaws the guest when its virsh was killed', async () => {
    const begun = await frozen();
    await kill(['virsh'], begun);
    const {exitCode, stderr} = await begun.running;
    const sentence = 'libvirt did not begin its backup job. virsh was ended by SIGKILL and said nothing.';
    expect([exitCode, stderr]).toEqual([1, `kvmtop: run is not backed up: ${sentence}`]);
    await isClean();
  });
});

describe('a backup of a domain that is off', () => {
  it('is none when its copy is killed, or libvirtd and it itself', async () => {
    const disk = /source file='([^']*)'/.exec(await lab.virsh(['dumpxml', 'off']))?.[1] ?? '';
    await scene.tool('qemu-io', '-f', 'qcow2', '-c', 'write -P 7 0 16M', disk);
    const {running, copy} = await copying('backup', 'off', '--to', scene.to);
    signal(copy, 'SIGKILL');
    const sentence = 'kvmtop: off is not backed up: cp was ended by SIGKILL and said nothing.';
    expect(await running).toMatchObject({exitCode: 1, stderr: sentence});
    await isClean();
    const next = await copying('backup', 'off', '--to', scene.to);
    signal(next.running.pid ?? 0, 'SIGKILL');
    await next.running;
    await lab.killDaemon();
    await lab.startDaemon();
    // The kernel ends the copy with who has begun it.
    await until(async () => (processWith('cp\0', scene.to) === undefined ? true : undefined));
    expect(await scene.run('recover', '--yes')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('copied is'),
    });
    await isClean();
  });
});

it('is done when it is told to end too late', async () => {
  const before = await scene.found();
  const running = scene.run('backup', 'off', '--to', scene.to);
  const isMade = (name: string) => !before.includes(name) && !name.endsWith('.partial');
  await until(async () => (await scene.found()).find(isMade), 0);
  signal(running.pid ?? 0, 'SIGTERM');
  expect(await running).toMatchObject({exitCode: 0, stderr: '', stdout: expect.stringContaining(scene.to)});
  await isClean();
});

describe('a restore that is cut off while it copies', () => {
  const restored = async () => ['restore', join(scene.to, (await scene.found()).at(-1) ?? ''), '--as', 'copy', '--yes'];

  it('leaves all as it was when its copy is killed', async () => {
    const {running, copy} = await copying(...(await restored()));
    signal(copy, 'SIGKILL');
    const sentence = 'cp was ended by SIGKILL and said nothing. All is as it was before.';
    expect(await running).toMatchObject({exitCode: 1, stderr: `kvmtop: copy is not restored: ${sentence}`});
    expect(await lab.virsh(['list', '--all', '--name'])).not.toContain('copy');
    await isClean();
  });

  it('goes on when libvirtd was killed', async () => {
    const {running, copy} = await copying(...(await restored()));
    await lab.killDaemon();
    signal(copy, 'SIGCONT');
    await lab.startDaemon();
    expect(await running).toMatchObject({exitCode: 0, stderr: ''});
    expect(await lab.virsh(['list', '--all', '--name'])).toContain('copy');
    await isClean();
  });
});

describe('a backup that is cut off between begin and thaw', () => {
  it('is put right when its virsh was killed, too', async () => {
    const begun = await beginning();
    await kill(['kvmtop', 'virsh'], begun);
    signal(begun.qemu, 'SIGCONT');
    await recovered();
  });

  it('says that libvirt holds the domain for it when that was killed', async () => {
    const begun = await beginning();
    await kill(['libvirtd'], begun);
    signal(begun.qemu, 'SIGCONT');
    const {exitCode, stderr} = await begun.running;
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('libvirt did not begin its backup job')]);
    expect([await guestHas('frozen'), await scene.tasks()]).toEqual([undefined, []]);
    const again = await scene.run('backup', 'run', '--to', scene.to);
    expect([again.exitCode, again.stderr]).toEqual([
      1,
      'kvmtop: run is not backed up: libvirt was ended while it began a backup of run, and lets nobody begin another one: shut run off from inside, or destroy it, and restart libvirtd.',
    ]);
    // What the sentence advises.
    await lab.virsh(['destroy', 'run']);
    await lab.killDaemon();
    await lab.startDaemon();
    await lab.virsh(['start', 'run']);
    expect(await lab.virsh(['domjobinfo', 'run'])).toContain('None');
  });
});
