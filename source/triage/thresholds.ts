const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** From which value on a quantity is a warning, and from which it is critical. */
export interface Limits {
  readonly warn: number;
  readonly crit: number;
}

/** How values of a threshold are written. */
export type Unit = '%' | 'ratio' | 'B' | 'B/s' | '/s' | 'ms' | 's' | 'count';

interface Described {
  readonly unit: Unit;
  /** What is measured, and what reaching it means: one sentence. */
  readonly help: string;
}

/** A limit, or a setting of the rules. */
export type Threshold = Described & (Limits | {readonly value: number});

/** Everything that triage decides by, in one place. */
export const thresholds = {
  readyPercent: {
    warn: 5,
    crit: 10,
    unit: '%',
    help: 'Time that the worst vCPU of a domain is ready to run but waits for a pCPU.',
  },
  overheadPercent: {
    warn: 50,
    crit: 100,
    unit: '%',
    help: "CPU time of a domain's emulator and I/O threads, where 100 % is one pCPU.",
  },
  hostBusyPercent: {
    warn: 80,
    crit: 95,
    unit: '%',
    help: "Share of the host's CPU time that is neither idle nor iowait.",
  },
  hostStealPercent: {
    warn: 2,
    crit: 10,
    unit: '%',
    help: 'Share of CPU time that the host, a guest itself, was ready to use but did not get.',
  },
  hostIowaitPercent: {
    warn: 10,
    crit: 30,
    unit: '%',
    help: "Share of the host's CPU time that was idle while something waited for a disk.",
  },
  cpuRatio: {
    warn: 3,
    crit: 6,
    unit: 'ratio',
    help: 'How many vCPUs of running domains there are to a pCPU; more are only wrong while the host has no idle time.',
  },
  culpritPercent: {
    value: 50,
    unit: '%',
    help: 'A domain that uses at least this share of what the greatest user uses is named beside it.',
  },
  quotaUsedPercent: {
    value: 90,
    unit: '%',
    help: 'A domain that uses this much of its CPU quota waits for its quota, not for a pCPU.',
  },
  hostMemoryPercent: {
    warn: 90,
    crit: 97,
    unit: '%',
    help: "Share of the host's memory that is not available any more.",
  },
  hostSwapPercent: {warn: 25, crit: 75, unit: '%', help: "Share of the host's swap space that is in use."},
  hostSwapBytesPerSecond: {
    warn: 1,
    crit: mebibyte,
    unit: 'B/s',
    help: 'What the host swaps in or out; of whom is not known, so guests are slow without seeing why.',
  },
  memoryPressurePercent: {
    warn: 5,
    crit: 20,
    unit: '%',
    help: 'Share of the last ten seconds in which some program of the host waited for memory (PSI some avg10).',
  },
  memoryRatio: {
    warn: 1.0001,
    crit: 1.5,
    unit: 'ratio',
    help: 'Memory assigned to running domains per physical memory; it is only wrong while memory is short.',
  },
  usedPercent: {warn: 85, crit: 95, unit: '%', help: 'Memory that a guest uses, of what it sees as its own.'},
  squeezedUsablePercent: {
    value: 10,
    unit: '%',
    help: 'A guest whose balloon is below its maximum is squeezed when less than this of its memory is usable.',
  },
  guestSwapBytesPerSecond: {warn: 1, crit: mebibyte, unit: 'B/s', help: 'What a guest swaps in and out by itself.'},
  balloonAgeSeconds: {
    warn: 13,
    crit: 60,
    unit: 's',
    help: 'Time since the guest last reported on its memory, or three of its stats periods if that is longer.',
  },
  bootSeconds: {
    value: 120,
    unit: 's',
    help: 'A guest is given this time after the start of its QEMU before its silence is held against it.',
  },
  bootCpuSeconds: {
    value: 60,
    unit: 's',
    help: 'Where the start of QEMU is not known, a guest that has used this much CPU time is taken to have booted.',
  },
  keepUsablePercent: {
    value: 20,
    unit: '%',
    help: 'Of the memory that a guest sees, this much stays usable when it gives memory back.',
  },
  giveBackLeastBytes: {value: 32 * mebibyte, unit: 'B', help: 'Giving back less than this is not worth a command.'},
  ksmScanPercent: {
    warn: 20,
    crit: 60,
    unit: '%',
    help: 'CPU time of KSM, where 100 % is one pCPU; it is only wrong while KSM saves next to nothing.',
  },
  ksmWorthPercent: {
    value: 1,
    unit: '%',
    help: 'KSM that saves less than this share of the memory saves next to nothing.',
  },
  hugePagesIdlePercent: {
    value: 5,
    unit: '%',
    help: 'Share of the memory that lies in reserved huge pages which nobody uses.',
  },
  diskLatencyMs: {warn: 25, crit: 100, unit: 'ms', help: 'Mean time of a read or write of a disk.'},
  flushLatencyMs: {warn: 100, crit: 1000, unit: 'ms', help: 'Mean time of a flush of a disk.'},
  diskUnderWayPercent: {
    value: 10,
    unit: '%',
    help: 'The latency of a disk says nothing when requests were under way for less than this share of the time.',
  },
  netErrorsPerSecond: {
    warn: 0.1,
    crit: 10,
    unit: '/s',
    help: 'Packets that were lost or damaged on a network interface.',
  },
  stuckSeconds: {warn: 5, crit: 30, unit: 's', help: 'Time for which the QEMU of a domain does not answer libvirt.'},
  judgedAgeSeconds: {
    value: 40,
    unit: 's',
    help: 'Figures older than this are not judged; those of domains off the screen are up to 30 s old.',
  },
  holdSamples: {
    value: 3,
    unit: 'count',
    help: 'What is made of rates must hold for so many samples before it shows, and be clear for as many before it goes.',
  },
  burstSamples: {
    value: 8,
    unit: 'count',
    help: 'What comes in bursts, such as swapping, must be seen in as many of the last so many samples instead, and in none before it goes.',
  },
} as const satisfies Readonly<Record<string, Threshold>>;

/** Which limits a column is coloured by, by the id of its field. */
export const fieldLimits: Readonly<Record<string, Limits>> = {
  readyPercent: thresholds.readyPercent,
  overheadPercent: thresholds.overheadPercent,
  usedPercent: thresholds.usedPercent,
  swapBytesPerSecond: thresholds.guestSwapBytesPerSecond,
  swapInBytesPerSecond: thresholds.guestSwapBytesPerSecond,
  swapOutBytesPerSecond: thresholds.guestSwapBytesPerSecond,
  balloonAgeSeconds: thresholds.balloonAgeSeconds,
  diskLatencyMs: thresholds.diskLatencyMs,
  readLatencyMs: thresholds.diskLatencyMs,
  writeLatencyMs: thresholds.diskLatencyMs,
  flushLatencyMs: thresholds.flushLatencyMs,
  netErrorsPerSecond: thresholds.netErrorsPerSecond,
  rxErrorsPerSecond: thresholds.netErrorsPerSecond,
  txErrorsPerSecond: thresholds.netErrorsPerSecond,
  rxDropsPerSecond: thresholds.netErrorsPerSecond,
  txDropsPerSecond: thresholds.netErrorsPerSecond,
};

/** Which limits a figure of the host is coloured by. */
export const hostLimits = {
  busyPercent: thresholds.hostBusyPercent,
  stealPercent: thresholds.hostStealPercent,
  iowaitPercent: thresholds.hostIowaitPercent,
  memoryPercent: thresholds.hostMemoryPercent,
  swapPercent: thresholds.hostSwapPercent,
  swapBytesPerSecond: thresholds.hostSwapBytesPerSecond,
  memoryRatio: thresholds.memoryRatio,
  cpuRatio: thresholds.cpuRatio,
} as const satisfies Readonly<Record<string, Limits>>;
