import type {Facts} from '../../source/triage/facts.ts';
import type {Severity} from '../../source/triage/finding.ts';
import {facts, GiB, guest, host, MiB, now, reporting, wallSeconds} from './build.ts';

/** Where a rule begins to speak, and where it speaks louder. */
export interface Edge {
  readonly rule: string;
  /** The quantity, with its unit. */
  readonly of: string;
  readonly facts: (value: number) => Facts;
  /** Values in a row, and what is said of each. */
  readonly says: readonly (readonly [value: number, severity: Severity | undefined])[];
}

const armed = {model: 'virtio', periodSeconds: 1};

/** A guest whose memory is 1000 MiB, of which so much is usable. */
export const ballooned = (usable: number, swapIn: number, maximumBytes = 2000 * MiB) =>
  guest('db1', {
    balloon: reporting({
      currentBytes: 1000 * MiB,
      maximumBytes,
      availableBytes: 1000 * MiB,
      usableBytes: usable * MiB,
    }),
    swapIn,
  });

/** A host of 100 GiB that is over-committed. */
const crowded = (availableGiB: number, swap = 0, somePercent = 0) =>
  facts(
    [guest('a', {balloon: {currentBytes: 110 * GiB, maximumBytes: 110 * GiB, rssBytes: 50 * GiB}})],
    host({
      sample: {at: now, memory: {totalBytes: 100 * GiB, availableBytes: availableGiB * GiB, swapFreeBytes: 999 * GiB}},
      rates: {swapOutBytesPerSecond: swap},
      extras: {memoryPressure: {somePercent}},
    }),
  );

const disk = (latencyMs: number, perSecond: number) =>
  facts([guest('db1', {disks: [{name: 'vda', readLatencyMs: latencyMs, readRequestsPerSecond: perSecond}]})]);

export const edges: readonly Edge[] = [
  {
    rule: 'cpu-contention',
    of: '%RDY',
    facts: (ready) => facts([guest('db1', {vcpus: 2, cpu: 50, ready})]),
    says: [
      [4.9, undefined],
      [5, 'warn'],
      [9.9, 'warn'],
      [10, 'crit'],
    ],
  },
  {
    rule: 'cpu-contention',
    of: 'age of its figures in seconds',
    facts: (age) => facts([guest('db1', {at: now - age * 1000, vcpus: 2, cpu: 50, ready: 50})]),
    says: [
      [40, 'crit'],
      [41, undefined],
    ],
  },
  {
    rule: 'cpu-quota',
    of: 'percent of its quota',
    facts: (cpu) => facts([guest('db1', {vcpus: 2, cpu, ready: 30, definition: {tuning: {vcpuLimitPercent: 50}}})]),
    says: [
      [89, undefined],
      [90, 'warn'],
    ],
  },
  {
    rule: 'cpu-overcommit',
    of: 'percent of the host that is busy, at 6:1',
    facts: (busyPercent) => facts([guest('a', {vcpus: 96})], host({rates: {busyPercent}})),
    says: [
      [79, undefined],
      [80, 'warn'],
      [94, 'warn'],
      [95, 'crit'],
    ],
  },
  {
    rule: 'cpu-overcommit',
    of: 'vCPUs on 16 pCPUs of a busy host',
    facts: (vcpus) => facts([guest('a', {vcpus})], host({rates: {busyPercent: 99}})),
    says: [
      [47, undefined],
      [48, 'warn'],
      [95, 'warn'],
      [96, 'crit'],
    ],
  },
  {
    rule: 'above-pcpus',
    of: 'vCPUs on 16 pCPUs',
    facts: (vcpus) => facts([guest('a', {vcpus})]),
    says: [
      [16, undefined],
      [17, 'warn'],
    ],
  },
  {
    rule: 'host-steal',
    of: 'percent of steal',
    facts: (stealPercent) => facts([], host({rates: {stealPercent}})),
    says: [
      [1.9, undefined],
      [2, 'warn'],
      [9.9, 'warn'],
      [10, 'crit'],
    ],
  },
  {
    rule: 'emulator-overhead',
    of: 'percent of a pCPU',
    facts: (overhead) => facts([guest('a', {overhead})]),
    says: [
      [49, undefined],
      [50, 'info'],
      [99, 'info'],
      [100, 'warn'],
    ],
  },
  {
    rule: 'memory-overcommit',
    of: 'GiB available of 100',
    facts: (available) => crowded(available),
    says: [
      [11, undefined],
      [10, 'warn'],
      [3.1, 'warn'],
      [3, 'crit'],
    ],
  },
  {
    rule: 'memory-overcommit',
    of: 'bytes swapped per second while nothing else is short',
    facts: (swap) => crowded(50, swap),
    says: [
      [0.9, undefined],
      [1, 'warn'],
      [MiB - 1, 'warn'],
      [MiB, 'crit'],
    ],
  },
  {
    rule: 'memory-overcommit',
    of: 'bytes swapped per second while memory is short',
    facts: (swap) => crowded(9, swap),
    says: [
      [0, 'warn'],
      [1, 'crit'],
    ],
  },
  {
    rule: 'memory-overcommit',
    of: 'percent of the time waited for memory',
    facts: (percent) => crowded(50, 0, percent),
    says: [
      [4.9, undefined],
      [5, 'warn'],
      [19, 'warn'],
      [20, 'crit'],
    ],
  },
  {
    rule: 'memory-short',
    of: 'MiB assigned on a full host of 64 GiB',
    facts: (assigned) =>
      facts(
        [guest('a', {balloon: {currentBytes: GiB, maximumBytes: assigned * MiB, rssBytes: GiB}})],
        host({sample: {at: now, memory: {availableBytes: GiB}}}),
      ),
    says: [
      [64 * 1024, 'crit'],
      [64 * 1024 + 10, undefined],
    ],
  },
  {
    rule: 'squeezed-guest',
    of: 'per mille usable',
    facts: (usable) => facts([ballooned(usable, 0)]),
    says: [
      [101, undefined],
      [100, 'warn'],
      [51, 'warn'],
      [50, 'crit'],
    ],
  },
  {
    rule: 'squeezed-guest',
    of: 'bytes swapped per second',
    facts: (swap) => facts([ballooned(150, swap)]),
    says: [
      [0.9, undefined],
      [1, 'warn'],
      [MiB, 'crit'],
    ],
  },
  {
    rule: 'squeezed-guest',
    of: 'per mille usable while it swaps a little',
    facts: (usable) => facts([ballooned(usable, 4096)]),
    says: [
      [200, undefined],
      [199, 'warn'],
    ],
  },
  {
    rule: 'squeezed-guest',
    of: 'bytes swapped per second with memory to spare',
    facts: (swap) => facts([ballooned(400, swap)]),
    says: [
      [MiB - 1, undefined],
      [MiB, 'crit'],
    ],
  },
  {
    rule: 'host-swap',
    of: 'bytes swapped per second with memory to spare',
    facts: (swapInBytesPerSecond) => facts([], host({rates: {swapInBytesPerSecond}})),
    says: [
      [0.9, undefined],
      [1, 'info'],
      [MiB - 1, 'info'],
      [MiB, 'warn'],
    ],
  },
  {
    rule: 'short-guest',
    of: 'per mille usable',
    facts: (usable) => facts([ballooned(usable, 0, 1000 * MiB)]),
    says: [
      [51, undefined],
      [50, 'warn'],
    ],
  },
  {
    rule: 'balloon-silent',
    of: 'seconds since the last report',
    facts: (age) =>
      facts([
        guest('a', {
          balloon: {currentBytes: GiB, maximumBytes: GiB, usableBytes: 1, lastUpdateSeconds: wallSeconds - age},
          definition: {balloon: armed},
        }),
      ]),
    says: [
      [59, undefined],
      [60, 'info'],
    ],
  },
  {
    rule: 'balloon-no-driver',
    of: 'seconds since QEMU was started',
    facts: (age) =>
      facts([
        guest('a', {
          balloon: {currentBytes: GiB, maximumBytes: GiB, lastUpdateSeconds: 0},
          definition: {balloon: armed},
          process: {pid: 1, startedSeconds: wallSeconds - age},
        }),
      ]),
    says: [
      [119, undefined],
      [120, 'info'],
    ],
  },
  {
    rule: 'balloon-no-driver',
    of: 'seconds of CPU time',
    facts: (cpuSeconds) =>
      facts([
        guest('a', {
          cpuSeconds,
          balloon: {currentBytes: GiB, maximumBytes: GiB, lastUpdateSeconds: 0},
          definition: {balloon: armed},
        }),
      ]),
    says: [
      [59, undefined],
      [60, 'info'],
    ],
  },
  {
    rule: 'ksm-cost',
    of: 'percent of a pCPU',
    facts: (scanPercent) =>
      facts([], host({sample: {at: now, ksm: {running: true, savedBytes: 1}}, extras: {ksm: {scanPercent}}})),
    says: [
      [19, undefined],
      [20, 'info'],
      [59, 'info'],
      [60, 'warn'],
    ],
  },
  {
    rule: 'ksm-cost',
    of: 'MiB saved of 64 GiB',
    facts: (saved) =>
      facts([], host({sample: {at: now, ksm: {savedBytes: saved * MiB}}, extras: {ksm: {scanPercent: 99}}})),
    says: [
      [300, 'warn'],
      [655, 'warn'],
      [656, undefined],
    ],
  },
  {
    rule: 'idle-huge-pages',
    of: 'idle pages of 1 GiB on a full host of 64 GiB',
    facts: (free) =>
      facts(
        [],
        host({
          sample: {at: now, memory: {availableBytes: GiB}},
          extras: {hugePages: [{pageBytes: GiB, total: 16, free}]},
        }),
      ),
    says: [
      [3, undefined],
      [4, 'warn'],
    ],
  },
  {
    rule: 'disk-latency',
    of: 'ms a read',
    facts: (latency) => disk(latency, 50),
    says: [
      [24, undefined],
      [25, 'warn'],
      [99, 'warn'],
      [100, 'crit'],
    ],
  },
  {
    rule: 'disk-latency',
    of: 'reads a second of 100 ms',
    facts: (perSecond) => disk(100, perSecond),
    says: [
      [0.9, undefined],
      [1, 'crit'],
    ],
  },
  {
    rule: 'disk-latency',
    of: 'ms a flush',
    facts: (flushLatencyMs) =>
      facts([guest('db1', {disks: [{name: 'vda', flushLatencyMs, flushRequestsPerSecond: 5}]})]),
    says: [
      [99, undefined],
      [100, 'warn'],
      [999, 'warn'],
      [1000, 'crit'],
    ],
  },
  {
    rule: 'net-errors',
    of: 'packets a second',
    facts: (rxDropsPerSecond) => facts([guest('a', {nics: [{name: 'vnet0', rxDropsPerSecond}]})]),
    says: [
      [0.09, undefined],
      [0.1, 'info'],
      [9.9, 'info'],
      [10, 'warn'],
    ],
  },
  {
    rule: 'stuck-monitor',
    of: 'seconds',
    facts: (seconds) => facts([guest('a', {stuckSince: now - seconds * 1000})]),
    says: [
      [4.9, undefined],
      [5, 'warn'],
      [29, 'warn'],
      [30, 'crit'],
    ],
  },
];
