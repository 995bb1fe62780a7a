import type {DomainState} from './domain-state.ts';

/** The stat groups of `virsh domstats` that kvmtop asks for, by the option that asks for them. */
export const statGroups = ['state', 'cpu-total', 'interface', 'vcpu', 'balloon', 'block'] as const;
export type StatGroup = (typeof statGroups)[number];

/** The groups that cost libvirt a question to the domain's monitor. */
export const dearGroups: readonly StatGroup[] = ['vcpu', 'balloon', 'block'];

/** The groups that are incomplete while the monitor does not answer; the others come from /proc and libvirt itself. */
export const monitorGroups: readonly StatGroup[] = ['balloon', 'block'];

export interface StateStats {
  readonly state: DomainState;
  /** libvirt's number for the reason; its meaning depends on the state. */
  readonly reason?: number;
}

export interface CpuStats {
  readonly timeNs?: number;
  readonly userNs?: number;
  readonly systemNs?: number;
}

export interface VcpuSample {
  readonly index: number;
  readonly state?: 'offline' | 'running' | 'blocked';
  readonly timeNs?: number;
  /** Blocked on I/O; 0 unless the host's kernel runs with schedstats=enable. */
  readonly waitNs?: number;
  /** Ready to run, but waiting for a pCPU. */
  readonly delayNs?: number;
  readonly halted?: boolean;
}

export interface VcpuStats {
  readonly current?: number;
  readonly maximum?: number;
  /** The domain's cpu.time read in the same answer, so that both cover the same interval. */
  readonly domainTimeNs?: number;
  readonly vcpus: readonly VcpuSample[];
}

/** Sizes in bytes (libvirt reports KiB); the guest's own figures are missing without fresh guest stats. */
export interface BalloonStats {
  readonly currentBytes?: number;
  readonly maximumBytes?: number;
  readonly rssBytes?: number;
  /** MemFree as the guest sees it. */
  readonly unusedBytes?: number;
  /** MemAvailable as the guest sees it. */
  readonly usableBytes?: number;
  /** MemTotal as the guest sees it. */
  readonly availableBytes?: number;
  readonly diskCachesBytes?: number;
  readonly swapInBytes?: number;
  readonly swapOutBytes?: number;
  readonly majorFaults?: number;
  readonly minorFaults?: number;
  /** When the guest last reported, in seconds since 1970. */
  readonly lastUpdateSeconds?: number;
}

export interface NicSample {
  readonly name: string;
  readonly rxBytes?: number;
  readonly rxPackets?: number;
  readonly rxErrors?: number;
  readonly rxDrops?: number;
  readonly txBytes?: number;
  readonly txPackets?: number;
  readonly txErrors?: number;
  readonly txDrops?: number;
}

export interface DiskSample {
  /** The target, such as vda. */
  readonly name: string;
  readonly path?: string;
  readonly readRequests?: number;
  readonly readBytes?: number;
  readonly readNs?: number;
  readonly writeRequests?: number;
  readonly writeBytes?: number;
  readonly writeNs?: number;
  readonly flushRequests?: number;
  readonly flushNs?: number;
  readonly capacityBytes?: number;
  readonly allocationBytes?: number;
  readonly physicalBytes?: number;
}

/** What each group holds. */
export interface GroupStats {
  readonly state: StateStats;
  readonly 'cpu-total': CpuStats;
  readonly interface: readonly NicSample[];
  readonly vcpu: VcpuStats;
  readonly balloon: BalloonStats;
  readonly block: readonly DiskSample[];
}

/** One domain's record in one answer of domstats; a group that the answer lacks is absent. */
export type Sample = {readonly name: string} & Partial<GroupStats>;

/** A value and when it was read, in milliseconds of a monotonic clock. */
export interface Reading<T> {
  readonly at: number;
  readonly value: T;
}

/** The latest reading of each group; groups are read at different times. */
export type Readings = {readonly [G in StatGroup]?: Reading<GroupStats[G]>};
