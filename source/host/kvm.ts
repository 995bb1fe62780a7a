import {constants} from 'node:fs';
import {open, readdir} from 'node:fs/promises';
import type {KvmSupport} from '../model/host.ts';
import type {HostExtras, KvmObstacle} from '../model/host-extras.ts';
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

/** What KVM is on this machine: whether this process can use it, and the same for machines to read. */
export interface KvmReading {
  readonly support: KvmSupport;
  readonly extras: NonNullable<HostExtras['kvm']>;
}

/** Whether this process can use KVM on this machine, or what is in the way. */
export async function readKvm(): Promise<KvmReading> {
  const [failure, modules, cpuinfo] = await Promise.all([
    openFailure('/dev/kvm'),
    readdir('/sys/module').catch(() => []),
    readText('/proc/cpuinfo'),
  ]);
  const {support, extras} = judgeKvm({failure, modules, cpuinfo: cpuinfo ?? ''});
  const nested = await readText(`/sys/module/${extras.module}/parameters/nested`);
  return {support, extras: {...extras, nested: nested === undefined ? undefined : /^[Y1]/.test(nested)}};
}

/** The judgement: the module that gives KVM, or would give it, and the first thing that is missing. */
export function judgeKvm({failure, modules, cpuinfo}: KvmEvidence): KvmReading {
  const loaded = modules.find((name) => name.startsWith('kvm_')) ?? modules.find((name) => name === 'kvm');
  if (failure === undefined) return {support: {usable: true, detail: loaded ?? 'kvm'}, extras: {module: loaded}};
  const wanted = vendors.find(({flag}) => flag.test(cpuinfo))?.module;
  const obstacle = obstacleOf(failure, loaded, wanted, cpuinfo);
  const module = loaded ?? wanted;
  const detail = obstacle ? details[obstacle](wanted ?? 'kvm') : `/dev/kvm cannot be opened (${failure})`;
  return {support: {usable: false, detail}, extras: {obstacle, module}};
}

/** The CPU flag of hardware virtualization, and the module that uses it. */
const vendors = [
  {flag: /^flags\s*:.*\bvmx\b/m, module: 'kvm_intel'},
  {flag: /^flags\s*:.*\bsvm\b/m, module: 'kvm_amd'},
];

const details: Readonly<Record<KvmObstacle, (module: string) => string>> = {
  hardware: () => 'the CPU shows no virtualization (vmx or svm)',
  module: (module) => `module ${module} not loaded`,
  device: () => 'no /dev/kvm',
  permission: () => 'no permission on /dev/kvm',
};

function obstacleOf(
  failure: string,
  loaded: string | undefined,
  wanted: string | undefined,
  cpuinfo: string,
): KvmObstacle | undefined {
  if (failure === 'EACCES' || failure === 'EPERM') return 'permission';
  if (loaded !== undefined) return failure === 'ENOENT' ? 'device' : undefined;
  // Other architectures do not tell by a flag of that name.
  return wanted === undefined && /^flags\s*:/m.test(cpuinfo) ? 'hardware' : 'module';
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
