import {spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {accepts} from './accepts.ts';
import {confinement} from './confine.ts';
import type {Paths} from './paths.ts';
import {identify, isAlive, type ProcessId, signal, untilGone} from './processes.ts';

const startMs = 30_000;

/** The number of prctl(2) among the system calls. */
const prctl: Partial<Record<NodeJS.Architecture, number>> = {x64: 157, arm64: 167};

/**
 * The beginning of the command line of a daemon whose orphans are reaped at once (PR_SET_CHILD_SUBREAPER). libvirt waits
 * until a QEMU that it has ended is gone, and the first process of a container may leave it there for seconds.
 */
const reaper = ['perl', '-e', `syscall(${prctl[process.arch]}, 36, 1, 0, 0, 0); fork or exec @ARGV; 1 while wait > 0`];

/**
 * Starts the lab's libvirtd, which outlives this process, and waits until it takes connections.
 * @throws with the end of its log when it does not come up
 */
export async function startDaemon(paths: Paths): Promise<void> {
  const path = `PATH=${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const log = openSync(paths.log, 'a');
  const [file = 'env', ...rest] = confinement(paths);
  const child = spawn(file, [...rest, path, ...reaper, 'libvirtd'], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  const started = child.pid === undefined ? undefined : identify(child.pid);
  const deadline = Date.now() + startMs;
  while (!(await accepts(paths.daemonSocket))) {
    if (started === undefined || !isAlive(started) || Date.now() > deadline) {
      const said = await readFile(paths.log, 'utf8');
      throw new Error(`The lab's libvirtd did not start; its log ends with: ${said.slice(-600)}`);
    }
    await sleep(20);
  }
}

/** @returns undefined while the lab has no daemon */
export async function daemonProcess(paths: Paths): Promise<ProcessId | undefined> {
  const text = await readFile(paths.daemonPid, 'utf8').catch(() => '');
  return text === '' ? undefined : identify(Number(text));
}

/** Kills libvirtd as a crash would, and waits until it is gone. Its domains run on. */
export async function killDaemon(paths: Paths): Promise<void> {
  const daemon = await daemonProcess(paths);
  if (daemon === undefined) return;
  signal(daemon.pid, 'SIGKILL');
  await untilGone([daemon]);
}
