import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {execa} from 'execa';
import {confinement} from './confine.ts';
import type {Paths} from './paths.ts';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessId {
  readonly pid: number;
  /** In clock ticks since the machine's start (proc(5), /proc/PID/stat, field 22). */
  readonly startTime: string;
}

/** @returns undefined when there is no such process */
export function identify(pid: number): ProcessId | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const startTime = fields[19];
    return startTime === undefined || state === 'Z' ? undefined : {pid, startTime};
  } catch {
    return undefined;
  }
}

/** Whether the process still runs. */
export function isAlive(process: ProcessId): boolean {
  return identify(process.pid)?.startTime === process.startTime;
}

/**
 * The processes that run inside the lab. They are known by the HOME in their environment, which virsh and libvirtd got
 * from the lab and QEMU from libvirtd. It is read as the lab's user: root without CAP_SYS_PTRACE may not, in containers.
 */
export async function processesOf(paths: Paths): Promise<ProcessId[]> {
  const environments = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => `/proc/${pid}/environ`);
  const [file = 'env', ...rest] = confinement(paths);
  const search = [...rest, 'grep', '-szl', `^HOME=${paths.home}/`, ...environments];
  const {stdout, pid: own} = await run(file, search);
  return stdout
    .split('\n')
    .map((line) => Number(line.split('/')[2]))
    .filter((pid) => pid > 0 && pid !== own)
    .flatMap((pid) => identify(pid) ?? []);
}

async function run(file: string, args: readonly string[]): Promise<{stdout: string; pid: number | undefined}> {
  const child = execa(file, args, {reject: false, cwd: '/'});
  const {stdout} = await child;
  return {stdout, pid: child.pid};
}

/** Ends every process of the lab, whatever it is doing, and waits until they are gone. */
export async function endProcesses(paths: Paths): Promise<void> {
  for (;;) {
    const found = await processesOf(paths);
    if (found.length === 0) return;
    for (const {pid} of found) signal(pid, 'SIGKILL');
    await untilGone(found);
  }
}

/** Sends a signal; a process that is already gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Waits until none of the processes runs.
 * @throws after ten seconds
 */
export async function untilGone(processes: readonly ProcessId[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (let left = processes; left.length > 0; left = left.filter(isAlive)) {
    if (Date.now() > deadline) {
      const pids = left.map(({pid}) => pid).join(', ');
      throw new Error(`These processes of the lab do not end: ${pids}. Look at what they wait for in /proc/PID/stack.`);
    }
    await sleep(20);
  }
}
