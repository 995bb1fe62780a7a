import type {DomainState} from '../../source/model/domain-state.ts';
import type {HostIdentity, HostSample} from '../../source/model/host.ts';
import type {Answer, Poll} from '../../source/model/poll.ts';
import {type Sample, type StatGroup, statGroups} from '../../source/model/sample.ts';

const GiB = 2 ** 30;
const MiB = 2 ** 20;
/** Wall time of the first poll: 14:03:02 wherever the test runs. */
const start = new Date(2026, 10, 23, 14, 3, 2).getTime() / 1000;

/** How a domain behaves; percentages of one pCPU, sizes in GiB, traffic in MiB/s. */
export interface Guest {
  readonly name: string;
  readonly state?: DomainState;
  readonly vcpus?: number;
  readonly cpu?: number;
  readonly ready?: number;
  readonly memory?: number;
  readonly balloon?: number;
  /** Share of its memory that the guest uses; undefined: its guest stats are missing. */
  readonly used?: number;
  readonly rss?: number;
  readonly swap?: number;
  readonly disk?: readonly [number, number];
  readonly net?: readonly [number, number];
  /** The one stops answering its monitor at this tick. */
  readonly stuckFrom?: number;
}

/** A host in trouble: the one of the design's sketch, and then some. */
export const fleet: readonly Guest[] = [
  {name: 'db1', vcpus: 8, cpu: 412, ready: 31, memory: 16, used: 81, rss: 15.8, disk: [12, 4.2], net: [1.1, 0.9]},
  {
    name: 'build7',
    vcpus: 24,
    cpu: 712,
    ready: 2,
    memory: 24,
    balloon: 18,
    used: 96,
    rss: 18.1,
    swap: 1.1,
    disk: [0, 80],
  },
  {name: 'web1', vcpus: 2, cpu: 41, ready: 6.2, memory: 4, used: 44, rss: 3.1, net: [12, 48]},
  {name: 'web2', vcpus: 2, cpu: 38, ready: 4.1, memory: 4, used: 46, rss: 3.2, net: [11, 44]},
  {name: 'web3', vcpus: 2, cpu: 63, ready: 18, memory: 4, used: 71, rss: 3.6, net: [14, 61]},
  {name: 'cache1', vcpus: 1, cpu: 3.4, ready: 0.2, memory: 8, balloon: 4, used: 22, rss: 4.3, net: [0.2, 0.4]},
  {name: 'mail', vcpus: 1, cpu: 0.7, ready: 0, memory: 2, used: 63, rss: 1.4, disk: [0, 0.02]},
  {name: 'legacy', vcpus: 1, cpu: 0.4, ready: 0, memory: 1, rss: 0.9},
  {
    name: 'gitlab-runner-eu-central-1-blue',
    vcpus: 4,
    cpu: 122,
    ready: 1.3,
    memory: 8,
    used: 38,
    rss: 6.2,
    disk: [0.4, 3],
  },
  {name: 'windows10', state: 'paused', vcpus: 4, memory: 8, rss: 8.1},
  {name: 'monitor', vcpus: 1, cpu: 8, ready: 0.4, memory: 1, used: 55, rss: 0.8, net: [0.1, 0.02]},
  {name: 'old-ci', state: 'shut off', vcpus: 2, memory: 4},
];

export const identity: HostIdentity = {
  uri: 'qemu:///system',
  hostname: 'host7',
  local: true,
  hypervisor: 'QEMU',
  hypervisorVersion: '7.2.22',
  libvirtVersion: '9.0.0',
  pcpus: 16,
  cpuModel: 'EPYC-Rome',
  kvm: {usable: true, detail: 'kvm_amd'},
};

export function uuidOf(index: number): string {
  return `6695eb01-f6a4-4304-8c3f-${String(index).padStart(12, '0')}`;
}

const active = ({state}: Guest): boolean => state !== 'shut off' && state !== 'crashed';

function sampleOf(guest: Guest, seconds: number, tick: number, wall: number): Sample {
  const {name, state = 'running', vcpus = 1, cpu = 0, ready = 0, memory = 1, used, balloon = memory} = guest;
  if (!active(guest)) {
    return {
      name,
      state: {state, reason: 1},
      balloon: {maximumBytes: memory * GiB},
      vcpu: {current: vcpus, maximum: vcpus, vcpus: []},
    };
  }
  // A gentle wave, so that trends have a shape.
  const wave = seconds + 2 * Math.sin(tick / 2 + name.length);
  const ns = (percent: number) => Math.round((percent / 100) * wave * 1e9);
  const total = (mebibytes = 0) => Math.round(mebibytes * MiB * seconds);
  const stuck = guest.stuckFrom !== undefined && tick >= guest.stuckFrom;
  const cheap: Sample = {
    name,
    state: {state, reason: 1},
    'cpu-total': {timeNs: ns(cpu), userNs: ns(cpu * 0.2), systemNs: ns(cpu * 0.1)},
    interface: [
      {
        name: `vnet${name.length}`,
        rxBytes: total(guest.net?.[0]),
        txBytes: total(guest.net?.[1]),
        rxPackets: seconds * 100,
        txPackets: seconds * 90,
        rxErrors: 0,
        txErrors: 0,
        rxDrops: 0,
        txDrops: 0,
      },
    ],
  };
  if (stuck) {
    return cheap;
  }
  const guestStats =
    used === undefined
      ? {}
      : {
          availableBytes: balloon * GiB * 0.97,
          usableBytes: balloon * GiB * 0.97 * (1 - used / 100),
          unusedBytes: balloon * GiB * 0.1,
          diskCachesBytes: balloon * GiB * 0.05,
          swapInBytes: 0,
          swapOutBytes: total(guest.swap),
          majorFaults: Math.round(seconds * 3),
          minorFaults: Math.round(seconds * 900),
          lastUpdateSeconds: Math.floor(wall) - 1,
        };
  return {
    ...cheap,
    vcpu: {
      current: vcpus,
      maximum: vcpus,
      domainTimeNs: ns(cpu),
      vcpus: Array.from({length: vcpus}, (_, index) => ({
        index,
        state: 'running',
        timeNs: ns((cpu / vcpus) * 0.97),
        waitNs: 0,
        delayNs: ns(index === 0 ? ready : ready / 2),
        halted: false,
      })),
    },
    balloon: {currentBytes: balloon * GiB, maximumBytes: memory * GiB, rssBytes: (guest.rss ?? 0) * GiB, ...guestStats},
    block: [
      {
        name: 'vda',
        path: `/var/lib/libvirt/images/${name}.qcow2`,
        readRequests: Math.round(seconds * 40),
        readBytes: total(guest.disk?.[0]),
        readNs: Math.round(seconds * 40 * 0.8e6),
        writeRequests: Math.round(seconds * 90),
        writeBytes: total(guest.disk?.[1]),
        writeNs: Math.round(seconds * 90 * 3.1e6),
        flushRequests: Math.round(seconds * 2),
        flushNs: Math.round(seconds * 2 * 9e6),
        capacityBytes: 40 * GiB,
        allocationBytes: 31 * GiB,
        physicalBytes: 32 * GiB,
      },
    ],
  };
}

function hostAt(at: number, seconds: number): HostSample {
  const ns = (percent: number) => Math.round((percent / 100) * seconds * 16e9);
  return {
    at,
    cpu: {userNs: ns(12), systemNs: ns(6), guestNs: ns(55), idleNs: ns(26), iowaitNs: ns(1), stealNs: 0},
    memory: {
      totalBytes: 64 * GiB,
      availableBytes: 5.1 * GiB,
      swapTotalBytes: 16 * GiB,
      swapFreeBytes: 14.7 * GiB,
      swapInBytes: 0,
      swapOutBytes: Math.round(seconds * 4.2 * MiB),
    },
    load: [9.1, 7.5, 6.02],
    ksm: {running: true, savedBytes: 2.3 * GiB},
  };
}

/** The poll of one tick, two seconds after the last; groups that a stuck domain lacks are absent from its sample. */
export function pollAt(
  tick: number,
  guests: readonly Guest[] = fleet,
  groups: readonly StatGroup[] = statGroups,
): Poll {
  const seconds = 1000 + tick * 2;
  const at = seconds * 1000;
  const wallSeconds = start + tick * 2;
  const answer: Answer = {
    groups,
    asked: undefined,
    samples: guests.map((guest) => ({at: at - 50, sample: sampleOf(guest, seconds, tick, wallSeconds)})),
  };
  return {
    at,
    wallSeconds,
    identities: guests.map((guest, index) => ({
      uuid: uuidOf(index),
      name: guest.name,
      ...(active(guest) ? {id: index + 1} : {}),
    })),
    answers: [answer],
    stuck: guests.flatMap(({stuckFrom}, index) =>
      stuckFrom !== undefined && tick >= stuckFrom ? [uuidOf(index)] : [],
    ),
    host: hostAt(at, seconds),
    selfPercent: 0.6,
    daemonPercent: 2.1,
  };
}
