import type {Kind} from '../model/field.ts';
import type {Overcommit} from '../model/overcommit.ts';
import {overcommitIn, type Snapshot} from './snapshot.ts';

export type HostKind = Exclude<Kind, 'trend'> | 'boolean' | 'ratio';
export type HostValue = string | number | boolean | undefined;

/** A snapshot with the sums over its domains, made once for all fields. */
export interface HostFacts extends Snapshot {
  readonly overcommit: Overcommit;
}

/** A named quantity of the host; its unit is in its name. */
export interface HostField {
  readonly id: string;
  readonly kind: HostKind;
  readonly help: string;
  value(facts: HostFacts): HostValue;
}

/** What a report says of the host, in the order of the JSON. */
export const hostFields: readonly HostField[] = [
  text('hostname', "The host's name.", ({identity}) => identity.hostname),
  text('hypervisor', 'Such as QEMU.', ({identity}) => identity.hypervisor),
  text('hypervisorVersion', 'Version of the running hypervisor.', ({identity}) => identity.hypervisorVersion),
  text('libvirtVersion', 'Version of libvirt.', ({identity}) => identity.libvirtVersion),
  text('cpuModel', 'The CPU model as libvirt names it.', ({identity}) => identity.cpuModel),
  field('kvmUsable', 'boolean', 'Whether domains can use KVM.', ({identity}) => identity.kvm?.usable),
  text('kvmDetail', 'The modules that give KVM, or why it cannot be used.', ({identity}) => identity.kvm?.detail),
  field('pcpus', 'count', 'pCPUs online.', ({identity}) => identity.pcpus),
  percent('cpuBusyPercent', 'pCPU time neither idle nor waiting for I/O', ({hostRates}) => hostRates.busyPercent),
  percent('cpuUserPercent', 'pCPU time in user mode, guests excluded', ({hostRates}) => hostRates.userPercent),
  percent('cpuSystemPercent', 'pCPU time in the kernel', ({hostRates}) => hostRates.systemPercent),
  percent('cpuGuestPercent', 'pCPU time in guests', ({hostRates}) => hostRates.guestPercent),
  percent('cpuIowaitPercent', 'pCPU time idle with I/O outstanding', ({hostRates}) => hostRates.iowaitPercent),
  percent('cpuStealPercent', 'pCPU time taken by a hypervisor below', ({hostRates}) => hostRates.stealPercent),
  field('load1', 'ratio', 'Load average of one minute.', ({host}) => host?.load?.[0]),
  field('load5', 'ratio', 'Load average of five minutes.', ({host}) => host?.load?.[1]),
  field('load15', 'ratio', 'Load average of fifteen minutes.', ({host}) => host?.load?.[2]),
  bytes('memoryTotalBytes', 'Physical memory.', ({host}) => host?.memory?.totalBytes),
  bytes(
    'memoryAvailableBytes',
    'What a new program could have without swapping.',
    ({host}) => host?.memory?.availableBytes,
  ),
  bytes('swapTotalBytes', 'Swap space.', ({host}) => host?.memory?.swapTotalBytes),
  bytes('swapFreeBytes', 'Free swap space.', ({host}) => host?.memory?.swapFreeBytes),
  rate('swapInBytesPerSecond', 'Read from swap.', ({hostRates}) => hostRates.swapInBytesPerSecond),
  rate('swapOutBytesPerSecond', 'Written to swap.', ({hostRates}) => hostRates.swapOutBytesPerSecond),
  field('ksmRunning', 'boolean', 'Whether KSM merges equal pages.', ({host}) => host?.ksm?.running),
  bytes('ksmSavedBytes', 'What KSM saves.', ({host}) => host?.ksm?.savedBytes),
  field('domains', 'count', 'Domains defined or active.', ({overcommit}) => overcommit.total),
  field('domainsRunning', 'count', 'Domains whose vCPUs run.', ({overcommit}) => overcommit.running),
  field('vcpusRunning', 'count', 'vCPUs of running domains, as far as known.', ({overcommit}) => overcommit.vcpus),
  field('vcpusUnknown', 'count', 'Running domains that this sum lacks.', ({overcommit}) => overcommit.vcpusUnknown),
  field('vcpuOvercommitRatio', 'ratio', 'vcpusRunning by pcpus.', ({overcommit}) => overcommit.vcpuRatio),
  bytes(
    'memoryAssignedBytes',
    'balloon.maximum of running domains, as far as known.',
    ({overcommit}) => overcommit.assignedBytes,
  ),
  bytes(
    'memoryReclaimedBytes',
    'What balloons took back from running domains.',
    ({overcommit}) => overcommit.reclaimedBytes,
  ),
  field('memoryUnknown', 'count', 'Running domains that these sums lack.', ({overcommit}) => overcommit.memoryUnknown),
  field(
    'memoryOvercommitRatio',
    'ratio',
    'memoryAssignedBytes by memoryTotalBytes.',
    ({overcommit}) => overcommit.memoryRatio,
  ),
  field(
    'kvmtopPercent',
    'percent',
    'CPU that kvmtop and its virsh use; 100 % is one pCPU.',
    ({selfPercent}) => selfPercent,
  ),
  field(
    'daemonPercent',
    'percent',
    'CPU that the libvirt daemon uses, whoever it works for; 100 % is one pCPU.',
    ({daemonPercent}) => daemonPercent,
  ),
];

/** What the fields of the host are read from. */
export function hostFacts(snapshot: Snapshot): HostFacts {
  return {...snapshot, overcommit: overcommitIn(snapshot)};
}

function field(id: string, kind: HostKind, help: string, value: HostField['value']): HostField {
  return {id, kind, help, value};
}

function text(id: string, help: string, value: HostField['value']): HostField {
  return field(id, 'text', help, value);
}

function bytes(id: string, help: string, value: HostField['value']): HostField {
  return field(id, 'bytes', help, value);
}

function rate(id: string, help: string, value: HostField['value']): HostField {
  return field(id, 'bytesPerSecond', help, value);
}

function percent(id: string, help: string, value: HostField['value']): HostField {
  return field(id, 'percent', `${help}, as a share of the time of all pCPUs.`, value);
}
