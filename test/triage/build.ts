import type {DomainState} from '../../source/model/domain-state.ts';
import type {HostIdentity} from '../../source/model/host.ts';
import type {ProcessFacts} from '../../source/model/process.ts';
import type {DiskRate, NicRate} from '../../source/model/rates.ts';
import type {BalloonStats, DiskSample, Readings} from '../../source/model/sample.ts';
import type {DefinitionFacts} from '../../source/triage/facts/definition.ts';
import type {Facts, HostFacts, KnownDomain} from '../../source/triage/facts.ts';

export const MiB = 1024 ** 2;
export const GiB = 1024 ** 3;

/** The moment of all facts: milliseconds of the monotonic clock, and seconds since 1970. */
export const now = 1_000_000;
export const wallSeconds = 1_795_395_713;

/** A domain in few words. Percentages of one pCPU, sizes in bytes. */
export interface Guest {
  readonly state?: DomainState;
  readonly stateReason?: number;
  readonly vcpus?: number;
  readonly cpu?: number;
  /** CPU time since its start, in seconds; an hour when undefined. */
  readonly cpuSeconds?: number;
  readonly ready?: number;
  readonly overhead?: number;
  readonly balloon?: BalloonStats;
  /** Swapped in and out by the guest, in bytes per second. */
  readonly swapIn?: number;
  readonly swapOut?: number;
  readonly disks?: readonly (DiskRate & Pick<DiskSample, 'path' | 'physicalBytes' | 'capacityBytes'>)[];
  readonly nics?: readonly NicRate[];
  /** When its readings were taken. */
  readonly at?: number;
  readonly stuckSince?: number;
  readonly definition?: DefinitionFacts;
  readonly process?: ProcessFacts;
}

/** A balloon whose guest has just reported; sizes in bytes. */
export function reporting(parts: BalloonStats): BalloonStats {
  return {lastUpdateSeconds: wallSeconds - 1, ...parts};
}

/** A domain of that name, which is its uuid too. */
export function guest(name: string, of: Guest = {}): KnownDomain {
  const {state = 'running', stateReason, at = now, vcpus, cpu, ready, overhead, disks, nics, definition, process} = of;
  const reading = <T>(value: T) => ({at, value});
  const readings: Readings = {
    state: reading({state, reason: stateReason}),
    'cpu-total': reading({timeNs: (of.cpuSeconds ?? 3600) * 1e9}),
    vcpu: reading({current: vcpus, maximum: vcpus, vcpus: []}),
    ...(of.balloon && {balloon: reading(of.balloon)}),
    ...(disks && {block: reading(disks.map(({name: target, ...disk}) => ({name: target, ...disk})))}),
    ...(nics && {interface: reading(nics.map((nic) => ({name: nic.name})))}),
  };
  const domain = {
    uuid: name,
    name,
    id: 1,
    readings,
    rates: {
      'cpu-total': {percent: cpu},
      vcpu: {vcpus: [{index: 0, readyPercent: ready}], readyPercent: ready, overheadPercent: overhead},
      balloon: {swapInBytesPerSecond: of.swapIn, swapOutBytesPerSecond: of.swapOut},
      block: disks,
      interface: nics,
    },
    trend: [],
    stuckSince: of.stuckSince,
  };
  return {domain, definition, process};
}

export const identity: HostIdentity = {
  uri: 'qemu:///system',
  local: true,
  hypervisor: 'QEMU',
  pcpus: 16,
  kvm: {usable: true, detail: 'kvm_amd'},
};

/** A host of 64 GiB that is neither busy nor full, with what a test adds to it. */
export function host({identity: named, sample, rates, extras}: HostFacts = {}): HostFacts {
  return {
    identity: {...identity, ...named},
    sample: {
      at: now,
      ...sample,
      memory: {
        totalBytes: 64 * GiB,
        availableBytes: 32 * GiB,
        swapTotalBytes: 16 * GiB,
        swapFreeBytes: 16 * GiB,
        ...sample?.memory,
      },
    },
    rates: {busyPercent: 30, stealPercent: 0, swapInBytesPerSecond: 0, swapOutBytesPerSecond: 0, ...rates},
    extras: {arch: 'x86_64', ...extras},
  };
}

/** All that is known at that moment. */
export function facts(domains: readonly KnownDomain[], of: HostFacts = host(), parts: Partial<Facts> = {}): Facts {
  return {now, wallSeconds, host: of, domains: new Map(domains.map((known) => [known.domain.uuid, known])), ...parts};
}

/** The same facts, read again so many milliseconds later. */
export function later(of: Facts, ms: number): Facts {
  const domains = [...of.domains].map(([uuid, known]) => {
    const entries = Object.entries(known.domain.readings).map(([group, reading]) => [
      group,
      reading && {at: reading.at + ms, value: aged(reading.value, ms)},
    ]);
    return [uuid, {...known, domain: {...known.domain, readings: Object.fromEntries(entries)}}] as const;
  });
  const {sample} = of.host;
  return {
    ...of,
    now: of.now + ms,
    wallSeconds: of.wallSeconds + ms / 1000,
    host: {...of.host, sample: sample && {...sample, at: sample.at + ms}},
    domains: new Map(domains),
  };
}

/** A guest that has just reported reports again; one that is silent stays so. */
function aged(value: unknown, ms: number): unknown {
  const reported = (value as BalloonStats | undefined)?.lastUpdateSeconds;
  return reported && reported > wallSeconds - 13
    ? {...(value as BalloonStats), lastUpdateSeconds: reported + ms / 1000}
    : value;
}
