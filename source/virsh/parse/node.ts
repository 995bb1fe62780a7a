import type {HostCpuTimes, HostIdentity, HostMemory, KsmSample} from '../../model/host.ts';
import {labelled} from './labelled.ts';
import {kibibyte, toNumber} from './number.ts';

/** `virsh nodeinfo`: the pCPUs online and their model, for x86 no more than the architecture. */
export function parseNodeinfo(text: string): Pick<HostIdentity, 'pcpus' | 'cpuModel'> {
  const values = labelled(text);
  const pcpus = toNumber(values.get('CPU(s)'));
  const cpuModel = values.get('CPU model');
  return {...(pcpus !== undefined && {pcpus}), ...(cpuModel !== undefined && {cpuModel})};
}

/**
 * `virsh nodecpustats`, in nanoseconds summed over the pCPUs. libvirt takes them from /proc/stat, where the kernel counts
 * guests as user time, and does not tell them apart: here, user time includes them, and steal is not told at all.
 */
export function parseNodecpustats(text: string): HostCpuTimes {
  const values = labelled(text);
  return {
    userNs: toNumber(values.get('user')),
    systemNs: toNumber(values.get('system')),
    idleNs: toNumber(values.get('idle')),
    iowaitNs: toNumber(values.get('iowait')),
  };
}

/**
 * `virsh nodememstats`, in bytes. libvirt does not tell the kernel's MemAvailable; free memory, buffers and page cache
 * together come near it. It tells nothing of swap.
 */
export function parseNodememstats(text: string): HostMemory {
  const values = labelled(text);
  const [total, free, buffers, cached] = ['total', 'free', 'buffers', 'cached'].map((label) =>
    toNumber(values.get(label)?.replace(/ KiB$/, ''), kibibyte),
  );
  return {
    totalBytes: total,
    availableBytes:
      free === undefined || buffers === undefined || cached === undefined ? undefined : free + buffers + cached,
  };
}

/**
 * `virsh node-memory-tune`: KSM's counters, one `NAME VALUE` a line. Saved is what the pages that are shared would take
 * had each its own memory: pages_sharing (Documentation/admin-guide/mm/ksm.rst). Whether ksmd runs is not told.
 */
export function parseNodeMemoryTune(text: string, pageBytes: number): KsmSample {
  const sharing = /^\s*shm_pages_sharing\s+(\d+)\s*$/m.exec(text)?.[1];
  return {savedBytes: toNumber(sharing, pageBytes)};
}

/** `virsh version --daemon`: of the hypervisor, and of the libvirt daemon, or of the library where there is none. */
export function parseVersion(text: string): Pick<HostIdentity, 'hypervisor' | 'hypervisorVersion' | 'libvirtVersion'> {
  const values = labelled(text);
  const [hypervisor, hypervisorVersion] = values.get('Running hypervisor')?.split(' ') ?? [];
  const library = values.get('Using library')?.replace(/^libvirt /, '');
  const libvirtVersion = values.get('Running against daemon') ?? library;
  return {
    ...(hypervisor !== undefined && {hypervisor}),
    ...(hypervisorVersion !== undefined && {hypervisorVersion}),
    ...(libvirtVersion !== undefined && {libvirtVersion}),
  };
}
