import {constants} from 'node:fs';
import {open, readdir} from 'node:fs/promises';
import type {KvmSupport} from '../model/host.ts';
import {readText} from './read-text.ts';

/** What is to be known for a judgement on KVM. */
export interface KvmEvidence {
  /** Why /dev/kvm could not be opened, in Node's words, such as ENOENT; undefined when it could. */
  readonly failure: string | undefined;
  /** The kernel's modules. */
  readonly modules: readonly string[];
  /** /proc/cpuinfo */
  readonly cpuinfo: string;
}

/** Whether this process can use KVM on this machine, or what is in the way. */
export async function readKvmSupport(): Promise<KvmSupport> {
  const [failure, modules, cpuinfo] = await Promise.all([
    openFailure('/dev/kvm'),
    readdir('/sys/module').catch(() => []),
    readText('/proc/cpuinfo'),
  ]);
  return judgeKvm({failure, modules, cpuinfo: cpuinfo ?? ''});
}

/** The judgement: the module that gives KVM, or the first thing that is missing. */
export function judgeKvm({failure, modules, cpuinfo}: KvmEvidence): KvmSupport {
  const module = modules.find((name) => name.startsWith('kvm_')) ?? modules.find((name) => name === 'kvm');
  if (failure === undefined) return {usable: true, detail: module ?? 'kvm'};
  return {usable: false, detail: obstacle(failure, module, cpuinfo)};
}

/** The CPU flag of hardware virtualization, and the module that uses it. */
const vendors = [
  {flag: /^flags\s*:.*\bvmx\b/m, module: 'kvm_intel'},
  {flag: /^flags\s*:.*\bsvm\b/m, module: 'kvm_amd'},
];

function obstacle(failure: string, module: string | undefined, cpuinfo: string): string {
  if (failure === 'EACCES' || failure === 'EPERM') return 'no permission on /dev/kvm';
  const wanted = vendors.find(({flag}) => flag.test(cpuinfo))?.module;
  if (module !== undefined && failure === 'ENOENT') return 'no /dev/kvm';
  if (module !== undefined) return `/dev/kvm cannot be opened (${failure})`;
  if (wanted !== undefined) return `module ${wanted} not loaded`;
  // Other architectures do not tell by a flag of that name.
  return /^flags\s*:/m.test(cpuinfo) ? 'the CPU shows no virtualization (vmx or svm)' : 'module kvm not loaded';
}

async function openFailure(path: string): Promise<string | undefined> {
  try {
    const device = await open(path, constants.O_RDWR);
    await device.close();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  }
}
