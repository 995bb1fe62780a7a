import {uptime} from 'node:os';
import {join} from 'node:path';
import type {ProcessFacts} from '../model/process.ts';
import {parseProcessState, parseSwapped} from './parse/process-facts.ts';
import {readNow} from './read-now.ts';
import {runtimeFolders} from './runtime-folders.ts';

/** What emulators are called: qemu-system-x86_64, of which the kernel keeps 15 characters, qemu-kvm, kvm. */
const emulator = /^(qemu|kvm)/;

/**
 * What /proc says of the QEMU of a domain of this machine, by libvirt's pid file; undefined when there is none, or when
 * its pid has gone to another program. What is read here never waits for the process, whatever state that is in; its
 * command line, which tells whose it is, would.
 */
export function readQemuProcess(uri: string, domain: string): ProcessFacts | undefined {
  if (domain.includes('/')) return undefined;
  for (const folder of runtimeFolders(uri, {session: 'qemu/run', system: ['/run/libvirt/qemu']})) {
    const pid = Number(readNow(join(folder, `${escaped(domain)}.pid`)) ?? Number.NaN);
    const facts = Number.isInteger(pid) ? factsOf(pid) : undefined;
    if (facts) return facts;
  }
  return undefined;
}

function factsOf(pid: number): ProcessFacts | undefined {
  const process = parseProcessState(readNow(`/proc/${pid}/stat`) ?? '');
  if (!process || !emulator.test(process.name)) return undefined;
  const {state, threads, bornSeconds} = process;
  return {
    pid,
    state,
    threads,
    startedSeconds: Date.now() / 1000 - uptime() + bornSeconds,
    swappedBytes: parseSwapped(readNow(`/proc/${pid}/status`) ?? ''),
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
