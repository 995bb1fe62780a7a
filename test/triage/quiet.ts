import type {Facts} from '../../source/triage/facts.ts';
import {facts, GiB, guest, host, later, MiB, now, reporting, wallSeconds} from './build.ts';
import {recorded} from './recorded.ts';
import {lasting} from './situations.ts';

/** What there is, sample after sample, of which nothing may be said. */
export interface Quiet {
  readonly name: string;
  /** Where the figures are from. */
  readonly source: string;
  readonly samples: readonly Facts[];
}

const armed = {model: 'virtio', periodSeconds: 5};
const content = {
  currentBytes: 2 * GiB,
  maximumBytes: 4 * GiB,
  rssBytes: 2 * GiB,
  usableBytes: 800 * MiB,
  availableBytes: 1.9 * GiB,
};

export const quiet: readonly Quiet[] = [
  {
    name: 'nothing is known yet',
    source: 'a remote host before its first sample',
    samples: [{now, wallSeconds, host: {}, domains: new Map([['u', guest('u', {state: 'no state'})]])}],
  },
  {
    name: 'idle CPU over-commit',
    source: 'DESIGN.md: above the pCPU count is fine while the host has idle time',
    samples: lasting(
      facts(
        Array.from({length: 120}, (_, index) => guest(`web${index}`, {vcpus: 1, cpu: 3, ready: 0.4})),
        host({rates: {busyPercent: 25}}),
      ),
    ),
  },
  {
    name: 'a busy host on which nobody waits',
    source: 'proc_stat(5)',
    samples: lasting(facts([guest('hpc', {vcpus: 16, cpu: 1590, ready: 0.8})], host({rates: {busyPercent: 99}}))),
  },
  {
    name: 'idle memory over-commit with swap to fall back on',
    source: 'DESIGN.md, over-commit',
    samples: lasting(
      facts(
        [
          guest('a', {vcpus: 2, balloon: {currentBytes: 40 * GiB, maximumBytes: 40 * GiB, rssBytes: 16 * GiB}}),
          guest('b', {vcpus: 2, balloon: {currentBytes: 31 * GiB, maximumBytes: 31 * GiB, rssBytes: 16 * GiB}}),
        ],
        host({sample: {at: now, memory: {availableBytes: 30 * GiB}}}),
      ),
    ),
  },
  {
    name: 'a spike of one sample',
    source: 'DESIGN.md: three samples',
    samples: [0, 2000, 4000, 6000].map((ms) =>
      later(
        facts([
          ms === 2000
            ? guest('db1', {vcpus: 2, cpu: 190, ready: 60, overhead: 120})
            : guest('db1', {vcpus: 2, cpu: 20, ready: 1}),
        ]),
        ms,
      ),
    ),
  },
  {
    name: 'a spike of swapping of two samples',
    source: 'DESIGN.md: three samples',
    samples: [0, 2000, 4000, 6000, 8000].map((ms) =>
      later(
        facts(
          [guest('db1', {vcpus: 2, balloon: reporting(content), swapIn: ms < 4000 ? 5 * MiB : 0})],
          host({rates: {swapInBytesPerSecond: ms < 4000 ? 9 * MiB : 0}}),
        ),
        ms,
      ),
    ),
  },
  {
    name: 'a guest that boots',
    source: 'lab: 3 s of CPU time under TCG before its driver reports; usable older than the balloon',
    samples: lasting(
      facts([
        guest('new', {
          vcpus: 1,
          cpu: 98,
          cpuSeconds: 3,
          ready: 1,
          balloon: {currentBytes: 96 * MiB, maximumBytes: 192 * MiB, lastUpdateSeconds: 0},
          definition: {balloon: armed},
          process: {pid: 4711, startedSeconds: wallSeconds - 8},
        }),
        guest('newer', {
          vcpus: 1,
          cpuSeconds: 3,
          balloon: reporting({
            currentBytes: 96 * MiB,
            maximumBytes: 192 * MiB,
            usableBytes: 150 * MiB,
            availableBytes: 90 * MiB,
          }),
          definition: {balloon: armed},
        }),
      ]),
    ),
  },
  {
    name: 'a ballooned guest that is content',
    source: 'lab: recorded/squeezed.txt, calm1 with 128 of 192 MiB',
    samples: recorded('squeezed', {
      host: {identity: {uri: 'qemu:///session', local: true, pcpus: 2}},
      only: ['calm1'],
      definitions: {calm1: {balloon: {model: 'virtio', periodSeconds: 1}}},
    }),
  },
  {
    name: 'idle guests beside burners, looked at by themselves',
    source: "lab: recorded/fleet.txt, dns1 and it's grün",
    samples: recorded('fleet', {
      host: {identity: {uri: 'qemu:///session', local: true, pcpus: 2}},
      only: ['dns1', "it's grün"],
      definitions: {dns1: {balloon: {model: 'virtio', periodSeconds: 1}}},
    }),
  },
  {
    name: 'a host that has just woken up',
    source: 'clock_gettime(2): CLOCK_MONOTONIC does not count the time asleep',
    samples: lasting(
      facts(
        [
          guest('db1', {
            vcpus: 2,
            balloon: {...content, lastUpdateSeconds: wallSeconds - 8 * 3600},
            definition: {balloon: armed},
          }),
          guest('net1', {vcpus: 2, stuckSince: now - 60_000}),
        ],
        host(),
        {wokeAt: now - 500},
      ),
    ).slice(0, 2),
  },
  {
    name: 'domains that somebody paused or shut off',
    source: 'libvirt-domain.h: paused by the user is 1, shut off by a shutdown 1',
    samples: lasting(
      facts([
        guest('staging', {state: 'paused', stateReason: 1, vcpus: 64, ready: 50}),
        guest('old-ci', {state: 'shut off', stateReason: 1, vcpus: 64}),
      ]),
    ),
  },
  {
    name: 'figures too old to judge',
    source: 'DESIGN.md: what is old is marked old',
    samples: lasting(
      facts([
        guest('db1', {
          at: now - 90_000,
          vcpus: 2,
          cpu: 100,
          ready: 70,
          overhead: 200,
          disks: [{name: 'vda', readLatencyMs: 900, readRequestsPerSecond: 9}],
        }),
      ]),
    ),
  },
  {
    name: 'a disk that was slow once',
    source: 'QEMU block statistics: one read in ten seconds',
    samples: lasting(
      facts([guest('db1', {vcpus: 2, disks: [{name: 'vda', readLatencyMs: 200, readRequestsPerSecond: 0.1}]})]),
    ),
  },
  {
    name: 'a monitor that takes a moment',
    source: 'lab: a balloon question of a busy QEMU',
    samples: [facts([guest('db1', {vcpus: 2, stuckSince: now - 2000})])],
  },
  {
    name: 'KSM that works for what it saves',
    source: 'DESIGN.md, the sketch of the main view: 2.3 GiB saved',
    samples: lasting(
      facts(
        [guest('db1', {vcpus: 2})],
        host({sample: {at: now, ksm: {running: true, savedBytes: 2.3 * GiB}}, extras: {ksm: {scanPercent: 40}}}),
      ),
    ),
  },
  {
    name: 'reserved huge pages on a host with memory to spare',
    source: 'hugetlbpage.rst',
    samples: lasting(
      facts([guest('db1', {vcpus: 2})], host({extras: {hugePages: [{pageBytes: 2 * MiB, total: 4096, free: 4096}]}})),
    ),
  },
  {
    name: 'old pages in swap that nobody asks for',
    source: 'proc_vmstat(5)',
    samples: lasting(
      facts(
        [guest('db1', {vcpus: 2, process: {pid: 1, swappedBytes: 500 * MiB}})],
        host({sample: {at: now, memory: {swapFreeBytes: 8 * GiB}}}),
      ),
    ),
  },
  {
    name: 'a guest of another architecture, which only TCG can run',
    source: 'libvirt formatdomain, <os><type arch>',
    samples: [facts([guest('arm', {vcpus: 2, definition: {type: 'qemu', arch: 'aarch64'}})])],
  },
  {
    name: 'devices as they should be',
    source: 'libvirt formatdomain: virtio, virtio-scsi, a cdrom on sata',
    samples: [
      facts([
        guest('web1', {
          vcpus: 2,
          definition: {
            type: 'kvm',
            arch: 'x86_64',
            balloon: armed,
            disks: [
              {target: 'vda', bus: 'virtio', device: 'disk'},
              {target: 'sda', bus: 'scsi', device: 'disk'},
              {target: 'sdb', bus: 'sata', device: 'cdrom'},
            ],
            nics: [{model: 'virtio'}, {model: 'virtio-net-pci-non-transitional'}],
          },
          balloon: reporting({...content, currentBytes: 4 * GiB}),
        }),
      ]),
    ],
  },
  {
    name: 'a quota that is not used up',
    source: 'libvirt formatdomain, <cputune><quota>',
    samples: lasting(
      facts([guest('web3', {vcpus: 2, cpu: 50, ready: 2, definition: {tuning: {vcpuLimitPercent: 50}}})]),
    ),
  },
  {
    name: 'a domain with as many vCPUs as the host has pCPUs',
    source: 'DESIGN.md: more than the host has is to be avoided',
    samples: [facts([guest('hpc', {vcpus: 16})])],
  },
];
