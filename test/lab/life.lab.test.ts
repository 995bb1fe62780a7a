import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {execa} from 'execa';
import {afterEach, describe, expect, it} from 'vitest';
import type {GuestSpec} from './guest-spec.ts';
import {type LabOptions, removeLab, startLab} from './lab.ts';
import {pathsOf} from './paths.ts';
import {isAlive, processesOf} from './processes.ts';
import {labNames} from './record.ts';
import {sharedLab} from './shared.ts';

const name = `life-${process.pid}`;
const paths = pathsOf(name);

afterEach(() => removeLab(name));

/** libvirtd, and who reaps for it. */
const daemons = 2;

/** They take no time to boot. */
const still: readonly GuestSpec[] = [
  {name: 'one', system: false},
  {name: 'two', system: false, start: 'paused'},
];

/** Starts a lab in a process of its own, waits for a line of its progress, and kills it. */
async function startAndKill(until: string, options: LabOptions): Promise<void> {
  const argv = [join(import.meta.dirname, 'life-worker.ts'), JSON.stringify({name, ...options})];
  const worker = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'inherit']});
  for await (const line of createInterface(worker.stdout)) if (line.startsWith(until)) break;
  worker.kill('SIGKILL');
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
}

async function expectNothingLeft(): Promise<void> {
  expect(await processesOf(paths)).toEqual([]);
  expect(existsSync(paths.home)).toBe(false);
}

const shared = sharedLab();

describe('a lab', () => {
  it.each(['starting libvirtd', 'starting guest 1', 'starting guest 2', 'waiting for'])(
    'whose process was killed at "%s" is taken down completely',
    async (moment) => {
      await startAndKill(moment, {guests: [...still, {name: 'booting'}]});
      await removeLab(name);
      await expectNothingLeft();
    },
  );

  it('can be taken down twice', async () => {
    const lab = await startLab({name});
    await lab.down();
    await lab.down();
    await expectNothingLeft();
  });

  it('that was killed is cleaned up by the next start of any lab', async () => {
    await startAndKill('up', {guests: still});
    const left = await processesOf(paths);
    expect(left.length).toBe(daemons + still.length);
    const other = await startLab({name: `next-${process.pid}`});
    await other.down();
    expect(left.filter(isAlive)).toEqual([]);
    await expectNothingLeft();
  });

  it('that is kept outlives its process', async () => {
    await startAndKill('up', {guests: still, kept: true});
    const other = await startLab({name: `next-${process.pid}`});
    await other.down();
    expect(await labNames()).toContain(name);
    expect((await processesOf(paths)).length).toBe(daemons + still.length);
  });

  it('is started once', async () => {
    await startLab({name});
    await expect(startLab({name})).rejects.toThrow(`The lab ${name} is up already`);
    expect((await processesOf(paths)).length).toBe(daemons);
  });

  it('leaves nothing when a guest does not start', async () => {
    const guests = [{name: 'no/name'}];
    await expect(startLab({name, guests})).rejects.toThrow("name no/name cannot contain '/'");
    await expectNothingLeft();
  });

  it('touches no other libvirt', async () => {
    const before = await processesOf(pathsOf(shared.name));
    const lab = await startLab({name, guests: [{name: 'dns1', start: 'paused'}]});
    await lab.down();
    expect(before.filter(isAlive)).toEqual(before);
    expect((await shared.virsh(['domstate', 'dns1'])).trim()).toBe('running');
  });

  it('starts no daemon after a crash until it is told to, and then finds its domains', async () => {
    const lab = await startLab({name, guests: [{name: 'one', start: 'paused'}]});
    const pid = await lab.pidOf('one');
    await lab.killDaemon();
    await expect(lab.virsh(['list'])).rejects.toThrow('failed to connect to the hypervisor');
    expect(await lab.daemonPid()).toBeUndefined();
    await lab.startDaemon();
    expect((await lab.virsh(['domstate', 'one'])).trim()).toBe('paused');
    expect(await lab.pidOf('one')).toBe(pid);
  });

  it('reaps the QEMUs that libvirt has ended', async () => {
    const lab = await startLab({name, guests: [{name: 'one', start: 'paused'}]});
    const status = await readFile(`/proc/${await lab.pidOf('one')}/status`, 'utf8');
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
    expect((await processesOf(paths)).map(({pid}) => pid)).toContain(parent);
    expect(parent).not.toBe(await lab.daemonPid());
  });

  it('is what a program reaches that finds its virsh first in PATH', async () => {
    const lab = await startLab({name, guests: [{name: 'one', start: 'paused'}]});
    const {stdout} = await execa('virsh', ['list', '--name'], {env: lab.programEnv});
    expect(stdout.trim()).toBe('one');
  });

  it('switches a guest off when it is asked to', async () => {
    const lab = await startLab({name, guests: [{name: 'one'}]});
    await lab.virsh(['shutdown', 'one']);
    await expect
      .poll(async () => (await lab.virsh(['domstate', 'one'])).trim(), {timeout: 60_000, interval: 200})
      .toBe('shut off');
  });

  it('removes a guest', async () => {
    const lab = await startLab({name, guests: [{name: "it's grün", start: 'paused'}]});
    await lab.remove("it's grün");
    expect((await lab.virsh(['list', '--all', '--name'])).trim()).toBe('');
    expect((await processesOf(paths)).length).toBe(daemons);
  });
});
