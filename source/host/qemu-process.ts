import {uptime} from 'node:os';
import {join} from 'node:path';
import type {ProcessFacts} from '../model/process.ts';
import {readNodeBytes} from './numa.ts';
import {parseProcessState, parseSwapped} from './parse/process-facts.ts';
import {readNow} from './read-now.ts';
import {runtimeFolders} from './runtime-folders.ts';

/** What emulators are called: qemu-system-x86_64, of which the kernel keeps 15 characters, qemu-kvm, kvm. */
const emulator = /^(qemu|kvm)/;

/**
 * What /proc says of the QEMUs of domains of this machine, by the domain's name. They are found by libvirt's pid files;
 * one that has none, or whose pid has gone to another program, is not there. What is read here never waits for the
 * process, whatever state that is in; its command line, which tells whose it is, would.
 */
export function readQemuProcesses(uri: string, domains: readonly string[]): ReadonlyMap<string, ProcessFacts> {
  const folders = runtimeFolders(uri, {session: 'qemu/run', system: ['/run/libvirt/qemu']});
  const bootSeconds = Date.now() / 1000 - uptime();
  const processes = new Map<string, ProcessFacts>();
  for (const domain of domains.filter((name) => !name.includes('/'))) {
    const file = `${escaped(domain)}.pid`;
    const facts = first(folders, (folder) => factsOf(readNow(join(folder, file)), bootSeconds));
    if (facts) processes.set(domain, facts);
  }
  return processes;
}

function first<T, U>(items: readonly T[], find: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function factsOf(pidFile: string | undefined, bootSeconds: number): ProcessFacts | undefined {
  const pid = Number(pidFile ?? Number.NaN);
  const process = Number.isInteger(pid) ? parseProcessState(readNow(`/proc/${pid}/stat`) ?? '') : undefined;
  if (!process || !emulator.test(process.name)) return undefined;
  const {state, threads, bornSeconds, times} = process;
  const swappedBytes = parseSwapped(readNow(`/proc/${pid}/status`) ?? '');
  return {
    pid,
    state,
    threads,
    nodeBytes: readNodeBytes(pid),
    startedSeconds: bootSeconds + bornSeconds,
    swappedBytes,
    times: {...times, at: performance.now()},
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** libvirt makes the names of pid files as it makes XML (util/virpidfile.c, virPidFileBuildPath). */
function escaped(name: string): string {
  return name.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
