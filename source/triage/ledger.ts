import {quotient, share} from '../model/quotient.ts';
import {sumKnown} from '../model/sum.ts';
import type {Facts, KnownDomain} from './facts.ts';
import {cpuPercent, readyPercent, runningDomains, vcpuCount} from './known.ts';

/** What one running domain was given and what it asks of the pCPUs. */
export interface CpuLine {
  readonly uuid: string;
  readonly vcpus: number | undefined;
  /** In percent of one pCPU. */
  readonly usesPercent: number | undefined;
  /** What it uses and what it waits for with all its vCPUs, as a share of what all domains do. */
  readonly demandPercent: number | undefined;
  readonly readyPercent: number | undefined;
  /** More vCPUs than the host has pCPUs: the case to avoid. */
  readonly abovePcpus: boolean;
}

/** How the vCPUs of the running domains are made up. */
export interface CpuLedger {
  readonly pcpus: number | undefined;
  readonly vcpus: number | undefined;
  readonly ratio: number | undefined;
  /** The most demanding first. */
  readonly lines: readonly CpuLine[];
}

/** What a domain uses, and what it would use if it did not have to wait, in percent of one pCPU. */
function demandOf(known: KnownDomain, facts: Facts): number | undefined {
  const uses = cpuPercent(known, facts);
  const vcpus = readyPercent(known, facts) === undefined ? undefined : known.domain.rates.vcpu?.vcpus;
  const waits = sumKnown((vcpus ?? []).map(({readyPercent: ready}) => ready));
  return uses === undefined ? undefined : uses + (waits ?? 0);
}

/** The over-commit of the CPU, by domain. */
export function cpuLedger(facts: Facts): CpuLedger {
  const pcpus = facts.host.identity?.pcpus;
  const running = runningDomains(facts).map((known) => ({known, demand: demandOf(known, facts)}));
  const all = sumKnown(running.map(({demand}) => demand));
  const vcpus = sumKnown(running.map(({known}) => vcpuCount(known)));
  const lines = running
    .toSorted((a, b) => (b.demand ?? -1) - (a.demand ?? -1))
    .map(({known, demand}) => {
      const count = vcpuCount(known);
      return {
        uuid: known.domain.uuid,
        vcpus: count,
        usesPercent: cpuPercent(known, facts),
        demandPercent: share(demand, all),
        readyPercent: readyPercent(known, facts),
        abovePcpus: count !== undefined && pcpus !== undefined && count > pcpus,
      };
    });
  return {pcpus, vcpus, ratio: quotient(vcpus, pcpus), lines};
}

/** Memory of one running domain, in bytes. */
export interface MemoryLine {
  readonly uuid: string;
  readonly assignedBytes: number | undefined;
  readonly balloonedBytes: number | undefined;
  readonly residentBytes: number | undefined;
  readonly swappedBytes: number | undefined;
}

/** A part of the host's physical memory; together they are all of it. */
export interface MemoryParts {
  /** What QEMU processes occupy, each page that KSM shares counted once. */
  readonly domainsBytes: number;
  /** What is neither theirs nor available: other programs, the kernel. */
  readonly othersBytes: number;
  readonly availableBytes: number;
}

/** What one way of over-committing memory gives now, and what it costs now. */
export interface Way {
  readonly way: 'swap' | 'balloon' | 'ksm';
  /** Whether it is there to be used; undefined where that is not known. */
  readonly ready: boolean | undefined;
  readonly givesBytes: number | undefined;
  /** Swap: bytes per second to and fro. Balloon: the number of guests that it squeezes. KSM: percent of a pCPU. */
  readonly costs: number | undefined;
}

/** How the memory of the running domains is made up, in bytes. */
export interface MemoryLedger {
  readonly physicalBytes: number | undefined;
  readonly assignedBytes: number | undefined;
  readonly ratio: number | undefined;
  readonly parts: MemoryParts | undefined;
  /** The worst way first. */
  readonly ways: readonly [Way, Way, Way];
  /** The largest first. */
  readonly lines: readonly MemoryLine[];
}

/**
 * The over-commit of memory, by domain and by the way in which it is made up for.
 * @param squeezed how many guests are squeezed by their balloons
 */
export function memoryLedger(facts: Facts, squeezed?: number): MemoryLedger {
  const {sample, rates, extras} = facts.host;
  const {totalBytes, availableBytes, swapTotalBytes, swapFreeBytes} = sample?.memory ?? {};
  const lines = runningDomains(facts)
    .map(memoryLine)
    .sort((a, b) => (b.assignedBytes ?? 0) - (a.assignedBytes ?? 0));
  const assignedBytes = sumKnown(lines.map((line) => line.assignedBytes));
  const resident = sumKnown(lines.map((line) => line.residentBytes));
  const saved = sample?.ksm?.savedBytes;
  return {
    physicalBytes: totalBytes,
    assignedBytes,
    ratio: quotient(assignedBytes, totalBytes),
    parts: partsOf(totalBytes, availableBytes, resident === undefined ? undefined : resident - (saved ?? 0)),
    ways: [
      {
        way: 'swap',
        ready: swapTotalBytes === undefined ? undefined : swapTotalBytes > 0,
        givesBytes:
          swapTotalBytes === undefined || swapFreeBytes === undefined ? undefined : swapTotalBytes - swapFreeBytes,
        costs: sumKnown([rates?.swapInBytesPerSecond, rates?.swapOutBytesPerSecond]),
      },
      {
        way: 'balloon',
        ready: lines.some((line) => line.balloonedBytes !== undefined),
        givesBytes: sumKnown(lines.map((line) => line.balloonedBytes)),
        costs: squeezed,
      },
      {way: 'ksm', ready: sample?.ksm?.running, givesBytes: saved, costs: extras?.ksm?.scanPercent},
    ],
    lines,
  };
}

function memoryLine({domain, process}: KnownDomain): MemoryLine {
  const {maximumBytes, currentBytes, rssBytes} = domain.readings.balloon?.value ?? {};
  return {
    uuid: domain.uuid,
    assignedBytes: maximumBytes,
    balloonedBytes: maximumBytes === undefined || currentBytes === undefined ? undefined : maximumBytes - currentBytes,
    residentBytes: rssBytes,
    swappedBytes: process?.swappedBytes,
  };
}

function partsOf(
  total: number | undefined,
  available: number | undefined,
  domains: number | undefined,
): MemoryParts | undefined {
  if (total === undefined || available === undefined || domains === undefined) return undefined;
  // Resident memory counts pages of files that several processes share, so that the sum can come out too large.
  const domainsBytes = Math.min(Math.max(0, domains), Math.max(0, total - available));
  return {domainsBytes, othersBytes: total - available - domainsBytes, availableBytes: available};
}
