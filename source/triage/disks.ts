import type {DiskRate} from '../model/rates.ts';
import {sumKnown} from '../model/sum.ts';
import type {Facts, KnownDomain} from './facts.ts';
import {currentRates, runningDomains} from './known.ts';
import {levelOf, severityOf} from './severity.ts';
import {type Limits, thresholds} from './thresholds.ts';

/** The slowest kind of request of a disk. */
export interface SlowDisk {
  readonly target: string;
  readonly kind: 'reads' | 'writes' | 'flushes';
  readonly latencyMs: number;
  readonly severity: 'warn' | 'crit';
  /** 1 is the critical threshold. */
  readonly weight: number;
  readonly path: string | undefined;
}

const kinds: readonly {
  readonly kind: SlowDisk['kind'];
  readonly latency: (disk: DiskRate) => number | undefined;
  readonly requests: (disk: DiskRate) => number | undefined;
  readonly limits: Limits;
}[] = [
  {
    kind: 'reads',
    latency: (disk) => disk.readLatencyMs,
    requests: (disk) => disk.readRequestsPerSecond,
    limits: thresholds.diskLatencyMs,
  },
  {
    kind: 'writes',
    latency: (disk) => disk.writeLatencyMs,
    requests: (disk) => disk.writeRequestsPerSecond,
    limits: thresholds.diskLatencyMs,
  },
  {
    kind: 'flushes',
    latency: (disk) => disk.flushLatencyMs,
    requests: (disk) => disk.flushRequestsPerSecond,
    limits: thresholds.flushLatencyMs,
  },
];

/** The slowest disk of a domain; undefined when all are fast enough, or do too little to tell. */
export function slowestDisk(known: KnownDomain, facts: Facts): SlowDisk | undefined {
  const samples = known.domain.readings.block?.value ?? [];
  return (currentRates(known, 'block', facts) ?? [])
    .flatMap((disk) =>
      kinds.flatMap(({kind, latency, requests, limits}) => {
        const latencyMs = latency(disk);
        const severity = severityOf(latencyMs, limits);
        if (latencyMs === undefined || severity === undefined) return [];
        // Not by their number: the slower the disk, the fewer requests it gets done.
        const underWayPercent = (latencyMs * (requests(disk) ?? 0)) / 10;
        if (underWayPercent < thresholds.diskUnderWayPercent.value) return [];
        const path = samples.find(({name}) => name === disk.name)?.path;
        return [{target: disk.name, kind, latencyMs, severity, weight: latencyMs / limits.crit, path}];
      }),
    )
    .reduce<SlowDisk | undefined>((a, b) => (slower(a, b) ? b : a), undefined);
}

function slower(than: SlowDisk | undefined, disk: SlowDisk): boolean {
  if (than === undefined) return true;
  return (
    levelOf(disk.severity) - levelOf(than.severity) > 0 ||
    (disk.severity === than.severity && disk.weight > than.weight)
  );
}

/** The folder of an image: disks in the same one share their storage. Undefined for what is not a file. */
export function folderOf(path: string | undefined): string | undefined {
  return path?.startsWith('/') ? path.slice(0, path.lastIndexOf('/') + 1) : undefined;
}

/** A domain and what it reads and writes. */
export interface Mover {
  readonly known: KnownDomain;
  readonly bytesPerSecond: number;
}

/** Who moves the most bytes to and from images in that folder. */
export function busiestIn(folder: string, facts: Facts): Mover | undefined {
  return runningDomains(facts)
    .map((known) => ({known, bytesPerSecond: trafficIn(folder, known, facts)}))
    .filter(({bytesPerSecond}) => bytesPerSecond > 0)
    .sort((a, b) => b.bytesPerSecond - a.bytesPerSecond)[0];
}

function trafficIn(folder: string, known: KnownDomain, facts: Facts): number {
  const there = new Set(
    (known.domain.readings.block?.value ?? []).flatMap(({name, path}) => (folderOf(path) === folder ? name : [])),
  );
  const rates = (currentRates(known, 'block', facts) ?? []).filter(({name}) => there.has(name));
  return sumKnown(rates.flatMap((disk) => [disk.readBytesPerSecond, disk.writeBytesPerSecond])) ?? 0;
}
