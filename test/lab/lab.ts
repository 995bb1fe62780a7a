import {join} from 'node:path';
import {confinement, environment, sessionUri} from './confine.ts';
import {daemonProcess, killDaemon, startDaemon} from './daemon.ts';
import {makeFolders, removeFolders} from './folders.ts';
import {guestImage} from './guest/image.ts';
import {guestRun} from './guest-run.ts';
import type {GuestSpec} from './guest-spec.ts';
import {addGuest, qemuPid, virsh} from './guests.ts';
import {commandSocket, type Paths, pathsOf} from './paths.ts';
import {endProcesses} from './processes.ts';
import {type Progress, silent} from './progress.ts';
import {disown, isAbandoned, labNames, own} from './record.ts';
import {writeWrapper} from './wrapper.ts';

/** A private, unprivileged libvirt with guests of its own. */
export interface Lab {
  readonly name: string;
  readonly uri: string;
  /** What a process inside the lab has in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The beginning of a command line that runs inside the lab: `[...prefix, 'virsh', '-c', uri, 'list']`. */
  readonly prefix: readonly string[];
  /** Put first in PATH, it makes a program that spawns `virsh` reach this lab. */
  readonly binDir: string;
  /** The `virsh` in binDir. */
  readonly wrapper: string;
  /**
   * What a program needs in its environment to work on this lab: PATH is enough, XDG_RUNTIME_DIR lets it find
   * libvirtd.pid, and XDG_STATE_HOME keeps what it remembers away from who tries it.
   */
  readonly programEnv: Readonly<Record<string, string>>;
  /** Runs virsh in the lab; its stdout, or an error with what it said. */
  virsh(argv: readonly string[]): Promise<string>;
  /** Defines and starts a guest as its spec says; does not wait until it has booted. */
  add(spec: GuestSpec): Promise<void>;
  /** Ends and undefines a domain. */
  remove(domain: string): Promise<void>;
  /** Waits until the guest's shell answers. */
  booted(domain: string, timeoutMs?: number): Promise<void>;
  /** Runs a command line in the guest's shell; its output, or an error when it fails or does not answer. */
  guestRun(domain: string, command: string, timeoutMs?: number): Promise<string>;
  /** The pid of a domain's QEMU. */
  pidOf(domain: string): Promise<number>;
  /** undefined while the lab has no daemon. */
  daemonPid(): Promise<number | undefined>;
  /** As a crash would; the domains run on, and no virsh starts a new daemon. */
  killDaemon(): Promise<void>;
  startDaemon(): Promise<void>;
  /** Ends everything that the lab started and removes its folder. */
  down(): Promise<void>;
}

export interface LabOptions {
  /** 1 to 12 of a-z, 0-9 and the hyphen; labs with different names do not know of each other. */
  readonly name?: string;
  readonly guests?: readonly GuestSpec[];
  /** Whether the lab outlives this process. Another one's start takes down what a dead process has left. */
  readonly kept?: boolean;
  readonly progress?: Progress;
  /** Gives the start up; then nothing is left. */
  readonly signal?: AbortSignal;
}

/**
 * Starts a lab with its guests, and waits until the running ones have booted.
 * @throws a sentence when the lab exists already, or when something does not come up; then nothing is left
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const {name = `lab-${process.pid}`, guests = [], kept = false, progress = silent, signal} = options;
  await sweep(progress);
  const paths = pathsOf(name);
  await guestImage(progress);
  signal?.throwIfAborted();
  await makeFolders(paths).catch((cause: unknown) => {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw exists ? new Error(`The lab ${name} is up already; take it down first.`, {cause}) : cause;
  });
  try {
    await own(paths);
    await writeWrapper(paths);
    progress('starting libvirtd');
    await startDaemon(paths);
    const lab = attachLab(name);
    await boot(lab, guests, progress, signal);
    if (kept) await disown(paths);
    return lab;
  } catch (error) {
    await removeLab(name);
    throw error;
  }
}

/** Takes down what dead processes have left. */
export async function sweep(progress: Progress): Promise<void> {
  for (const name of await labNames()) {
    if (!(await isAbandoned(name))) continue;
    progress(`cleaning up what is left of the lab ${name}`);
    await removeLab(name);
  }
}

async function boot(lab: Lab, guests: readonly GuestSpec[], progress: Progress, signal?: AbortSignal): Promise<void> {
  for (const [index, guest] of guests.entries()) {
    progress(`starting guest ${index + 1} of ${guests.length}: ${guest.name}`);
    await lab.add(guest);
    signal?.throwIfAborted();
  }
  const booting = guests.filter(({system = true, start = 'running'}) => system && start === 'running');
  if (booting.length > 0) progress(`waiting for ${booting.length} guests to boot`);
  await Promise.all(booting.map(({name}) => bootedAtLast(lab, name, progress)));
  signal?.throwIfAborted();
}

/** One boot in hundreds stands still without KVM, and is begun anew. */
async function bootedAtLast(lab: Lab, name: string, progress: Progress): Promise<void> {
  try {
    await lab.booted(name, 60_000);
  } catch {
    progress(`${name} does not boot, and is reset`);
    await lab.virsh(['reset', '--domain', name]);
    await lab.booted(name, 90_000);
  }
}

/** The lab of that name, which some process has started. */
export function attachLab(name: string): Lab {
  const paths = pathsOf(name);
  const run = (domain: string, command: string, timeoutMs = 60_000): Promise<string> =>
    guestRun(commandSocket(paths, domain), domain, command, timeoutMs);
  return {
    name,
    uri: sessionUri,
    env: environment(paths),
    prefix: confinement(paths),
    binDir: paths.bin,
    wrapper: join(paths.bin, 'virsh'),
    programEnv: programEnvironment(paths),
    virsh: (argv) => virsh(paths, argv),
    add: (spec) => addGuest(paths, spec),
    async remove(domain) {
      await virsh(paths, ['destroy', '--domain', domain]).catch(() => undefined);
      await virsh(paths, ['undefine', '--domain', domain, '--managed-save', '--snapshots-metadata']);
    },
    async booted(domain, timeoutMs = 120_000) {
      await run(domain, 'true', timeoutMs);
    },
    guestRun: run,
    pidOf: (domain) => qemuPid(paths, domain),
    daemonPid: async () => (await daemonProcess(paths))?.pid,
    killDaemon: () => killDaemon(paths),
    startDaemon: () => startDaemon(paths),
    down: () => removeLab(name),
  };
}

function programEnvironment(paths: Paths): Record<string, string> {
  return {
    PATH: `${paths.bin}:${process.env.PATH ?? ''}`,
    XDG_STATE_HOME: join(paths.bin, 'state'),
    XDG_RUNTIME_DIR: paths.runtime,
    LIBVIRT_DEFAULT_URI: sessionUri,
  };
}

/** Ends every process of the lab and removes its folder, in whatever state it is; one that does not exist is fine. */
export async function removeLab(name: string): Promise<void> {
  const paths = pathsOf(name);
  await endProcesses(paths);
  await removeFolders(paths);
}
