import {mkdtemp, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {execa} from 'execa';
import {afterAll} from 'vitest';
import type {Manifest} from '../../source/archive/manifest.ts';
import {stateFolder} from '../../source/runtime/state-folder.ts';
import {listTasks} from '../../source/runtime/tasks/journal.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {parseBackupJob, parseBlockJob} from '../../source/virsh/parse/backup.ts';
import {programAsUser, runAsUser} from '../lab/as-user.ts';
import {exists} from '../lab/files.ts';
import type {Lab} from '../lab/lab.ts';
import {signal} from '../lab/processes.ts';

/** A lab with what a test of backups needs around it. */
export interface Scene {
  /** Where backups go: a folder that kvmtop makes. */
  readonly to: string;
  /** Runs a subcommand; its pid is kvmtop's own. */
  run(...args: readonly string[]): ReturnType<typeof runAsUser>;
  /** Runs another program as the lab's user; its stdout. */
  tool(...argv: readonly [string, ...string[]]): Promise<string>;
  /** The folders in a folder, none where there is none. */
  found(folder?: string): Promise<readonly string[]>;
  tasks(): ReturnType<typeof listTasks>;
  manifest(folder: string): Promise<Manifest>;
  /**
   * Waits until the domain's backup job runs, and slows the copy of a disk down so that it stays at it.
   * @param into where it is copied to, below which its folder is made
   * @param isOver whether there will be no job any more
   * @returns whether that was in time
   */
  slowDown(domain: string, target: string, into?: string, isOver?: () => boolean): Promise<boolean>;
  /** Lets a slow copy run free. */
  speedUp(domain: string, target: string): Promise<void>;
}

/** Makes a scene in a lab, until the tests of the file that calls this end. */
export async function sceneOf(lab: Lab): Promise<Scene> {
  const program = await programAsUser(lab);
  const home = lab.env.HOME ?? '/nowhere';
  const to = join(home, 'backups');
  const [file = 'env', ...rest] = lab.prefix;
  // One that is at hand, because a copy is quick.
  const virsh = openVirsh({uri: lab.uri, readOnly: false, env: {...process.env, ...lab.programEnv}});
  afterAll(() => virsh.close());
  const jobOf = async (domain: string, target: string) =>
    parseBlockJob(await virsh.ask(['blockjob', domain, target, '--raw'], 10_000).catch(() => 'cur=0\nend=1'));
  const hasJob = async (domain: string) => {
    const text = await virsh.ask(['domjobinfo', domain], 10_000).catch(() => undefined);
    return text === undefined || parseBackupJob(text).type !== 'None';
  };
  const setSpeed = (domain: string, target: string, mebibytes: number) =>
    virsh.ask(['blockjob', domain, target, '--bandwidth', String(mebibytes)], 10_000).then(
      () => true,
      () => undefined,
    );
  const speedUp = async (domain: string, target: string) => {
    // A libvirt that was started again just now knows of the job as a whole before it does of its disks; and the job may
    // have failed by itself.
    await until(async () => (await setSpeed(domain, target, 0)) ?? ((await hasJob(domain)) ? undefined : true));
  };
  return {
    to,
    run: (...args) => runAsUser(program, args),
    tool: async (...argv) => (await execa(file, [...rest, ...argv], {cwd: '/'})).stdout,
    found: (folder = to) => readdir(folder).catch(() => []),
    tasks: () => listTasks(join(stateFolder(lab.env), 'tasks')),
    manifest: async (folder) => JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
    async slowDown(domain, target, into = to, isOver = () => false) {
      const qemu = await lab.pidOf(domain);
      const asking = new AbortController();
      const slowed = until(async () => (await setSpeed(domain, target, 1)) ?? (isOver() || undefined), 1);
      // What takes part of a second must not be over before libvirt has passed on that it shall take longer.
      const hold = async () => {
        while (!asking.signal.aborted) {
          if (await hasBegun(into, target)) await pauseMostly(qemu);
          else await pause(1);
        }
      };
      await Promise.all([slowed.finally(() => asking.abort()), hold()]);
      const {doneBytes, totalBytes} = (await jobOf(domain, target)) ?? {doneBytes: 1, totalBytes: 1};
      const isSlow = doneBytes < 0.8 * totalBytes;
      if (!isSlow) await speedUp(domain, target);
      return isSlow;
    },
    speedUp,
  };
}

/** Whether the image that a disk is copied into has been made. */
async function hasBegun(into: string, target: string): Promise<boolean> {
  const folders = await readdir(into).catch(() => []);
  const files = folders.filter((name) => name.endsWith('.partial')).map((name) => join(into, name, `${target}.qcow2`));
  return (await Promise.all(files.map(exists))).includes(true);
}

/** Lets a process run for a tenth of a moment. */
async function pauseMostly(pid: number): Promise<void> {
  signal(pid, 'SIGSTOP');
  await pause(36);
  signal(pid, 'SIGCONT');
  await pause(4);
}

const patienceMs = 30_000;

/** Asks until there is an answer, that often. */
export async function until<T>(ask: () => Promise<T | undefined>, everyMs = 30): Promise<T> {
  for (const end = performance.now() + patienceMs; ; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${patienceMs} ms passed before: ${ask}`);
    await pause(everyMs);
  }
}

/** A folder below /tmp with so many MiB of memory for all that is in it; only root can have one. */
export async function smallDisk(sizeMiB: number): Promise<string> {
  const folder = await mkdtemp('/tmp/kvmtop-small-');
  await execa('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m,mode=777`, 'tmpfs', folder]);
  return folder;
}
