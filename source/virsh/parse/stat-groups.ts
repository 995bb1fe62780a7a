import {domainStates} from '../../model/domain-state.ts';
import type {
  BalloonStats,
  CpuStats,
  DiskSample,
  GroupStats,
  NicSample,
  StatGroup,
  VcpuSample,
  VcpuStats,
} from '../../model/sample.ts';
import {kibibyte, type NumberTable, numbersOf, toNumber} from './number.ts';
import type {StatRecord} from './stat-record.ts';

/** How each group is read from a record; undefined when the record has nothing of it. Keys as in `man virsh`, domstats. */
export const groupReaders: {readonly [G in StatGroup]: (record: StatRecord) => GroupStats[G] | undefined} = {
  state({values}) {
    const state = domainStates[toNumber(values.get('state.state')) ?? -1];
    return state && {state, ...numbersOf(values, reason)};
  },
  'cpu-total': ({values}) => unlessEmpty(numbersOf(values, cpu)),
  interface({values, items}) {
    // A card that is no interface of the host, such as one of QEMU's user networking, is counted but has no figures.
    if (!values.has('net.count') || (items.net.size === 0 && values.get('net.count') !== '0')) return undefined;
    return Array.from(items.net.values(), (nic) => ({name: nic.get('name') ?? '', ...numbersOf(nic, traffic)}));
  },
  vcpu({values, items}) {
    const counts = numbersOf(values, vcpuCounts);
    const vcpus = Array.from(items.vcpu, ([index, vcpu]) => vcpuSample(index, vcpu));
    if (vcpus.length === 0 && Object.keys(counts).length === 0) return undefined;
    return {...counts, ...numbersOf(values, domainTime), vcpus};
  },
  balloon: ({values}) => unlessEmpty(numbersOf(values, balloon)),
  block({values, items}) {
    if (!values.has('block.count')) return undefined;
    return Array.from(items.block.values(), diskSample);
  },
};

const reason: NumberTable<{reason: number}> = [['reason', 'state.reason']];

const cpu: NumberTable<CpuStats> = [
  ['timeNs', 'cpu.time'],
  ['userNs', 'cpu.user'],
  ['systemNs', 'cpu.system'],
];

const traffic: NumberTable<Omit<NicSample, 'name'>> = [
  ['rxBytes', 'rx.bytes'],
  ['rxPackets', 'rx.pkts'],
  ['rxErrors', 'rx.errs'],
  ['rxDrops', 'rx.drop'],
  ['txBytes', 'tx.bytes'],
  ['txPackets', 'tx.pkts'],
  ['txErrors', 'tx.errs'],
  ['txDrops', 'tx.drop'],
];

const vcpuCounts: NumberTable<Omit<VcpuStats, 'vcpus'>> = [
  ['current', 'vcpu.current'],
  ['maximum', 'vcpu.maximum'],
];

const domainTime: NumberTable<Omit<VcpuStats, 'vcpus'>> = [['domainTimeNs', 'cpu.time']];

const vcpuTimes: NumberTable<Omit<VcpuSample, 'state' | 'halted'>> = [
  ['timeNs', 'time'],
  ['waitNs', 'wait'],
  ['delayNs', 'delay'],
];

const balloon: NumberTable<BalloonStats> = [
  ['currentBytes', 'balloon.current', kibibyte],
  ['maximumBytes', 'balloon.maximum', kibibyte],
  ['rssBytes', 'balloon.rss', kibibyte],
  ['unusedBytes', 'balloon.unused', kibibyte],
  ['usableBytes', 'balloon.usable', kibibyte],
  ['availableBytes', 'balloon.available', kibibyte],
  ['diskCachesBytes', 'balloon.disk_caches', kibibyte],
  ['swapInBytes', 'balloon.swap_in', kibibyte],
  ['swapOutBytes', 'balloon.swap_out', kibibyte],
  ['majorFaults', 'balloon.major_fault'],
  ['minorFaults', 'balloon.minor_fault'],
  ['lastUpdateSeconds', 'balloon.last-update'],
];

const diskFigures: NumberTable<Omit<DiskSample, 'name' | 'path'>> = [
  ['readRequests', 'rd.reqs'],
  ['readBytes', 'rd.bytes'],
  ['readNs', 'rd.times'],
  ['writeRequests', 'wr.reqs'],
  ['writeBytes', 'wr.bytes'],
  ['writeNs', 'wr.times'],
  ['flushRequests', 'fl.reqs'],
  ['flushNs', 'fl.times'],
  ['capacityBytes', 'capacity'],
  ['allocationBytes', 'allocation'],
  ['physicalBytes', 'physical'],
];

/** virVcpuState, by libvirt's number. */
const vcpuStates = ['offline', 'running', 'blocked'] as const;
const answers = new Map([
  ['yes', true],
  ['no', false],
]);

function vcpuSample(index: number, vcpu: ReadonlyMap<string, string>): VcpuSample {
  const state = vcpuStates[toNumber(vcpu.get('state')) ?? -1];
  const halted = answers.get(vcpu.get('halted') ?? '');
  const told = {...(state && {state}), ...(halted !== undefined && {halted})};
  return {index, ...told, ...numbersOf(vcpu, vcpuTimes)};
}

function diskSample(disk: ReadonlyMap<string, string>): DiskSample {
  const path = disk.get('path');
  return {name: disk.get('name') ?? '', ...(path !== undefined && {path}), ...numbersOf(disk, diskFigures)};
}

function unlessEmpty<T extends object>(figures: T): T | undefined {
  return Object.keys(figures).length === 0 ? undefined : figures;
}
