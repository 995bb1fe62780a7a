import {overcommitOf} from '../model/overcommit.ts';
import {share} from '../model/quotient.ts';
import {sumKnown} from '../model/sum.ts';
import type {Facts} from './facts.ts';
import type {Severity} from './finding.ts';
import {runningDomains} from './known.ts';
import {severityOf, worst} from './severity.ts';
import {thresholds} from './thresholds.ts';

/** How the host stands with its memory. Unknown is undefined. */
export interface HostMemoryState {
  readonly totalBytes: number | undefined;
  readonly availableBytes: number | undefined;
  readonly usedPercent: number | undefined;
  readonly swapUsedBytes: number | undefined;
  readonly swapFreeBytes: number | undefined;
  readonly swapBytesPerSecond: number | undefined;
  readonly pressurePercent: number | undefined;
  /** Memory assigned to running domains per physical memory. */
  readonly ratio: number | undefined;
  readonly assignedBytes: number | undefined;
  /** What balloons leave to the guests but their QEMU processes do not occupy yet: they can take it without asking. */
  readonly claimBytes: number | undefined;
  readonly residentBytes: number | undefined;
}

export function hostMemory(facts: Facts): HostMemoryState {
  const {sample, rates, extras} = facts.host;
  const memory = sample?.memory ?? {};
  const {totalBytes, availableBytes, swapTotalBytes, swapFreeBytes} = memory;
  const running = runningDomains(facts).map(({domain}) => domain);
  const {memoryRatio, assignedBytes} = overcommitOf(running, {physicalBytes: totalBytes});
  const balloons = running.map(({readings}) => readings.balloon?.value);
  return {
    totalBytes,
    availableBytes,
    usedPercent: availableBytes === undefined ? undefined : share((totalBytes ?? 0) - availableBytes, totalBytes),
    swapUsedBytes:
      swapTotalBytes === undefined || swapFreeBytes === undefined ? undefined : swapTotalBytes - swapFreeBytes,
    swapFreeBytes,
    swapBytesPerSecond: sumKnown([rates?.swapInBytesPerSecond, rates?.swapOutBytesPerSecond]),
    pressurePercent: extras?.memoryPressure?.somePercent,
    ratio: memoryRatio,
    assignedBytes,
    claimBytes: sumKnown(
      balloons.map((balloon) =>
        balloon?.currentBytes === undefined || balloon.rssBytes === undefined
          ? undefined
          : Math.max(0, balloon.currentBytes - balloon.rssBytes),
      ),
    ),
    residentBytes: sumKnown(balloons.map((balloon) => balloon?.rssBytes)),
  };
}

/** Whether memory is short: by how full it is and by who waits for it. */
export function shortage({usedPercent, pressurePercent}: HostMemoryState): 'warn' | 'crit' | undefined {
  return worst(
    severityOf(usedPercent, thresholds.hostMemoryPercent),
    severityOf(pressurePercent, thresholds.memoryPressurePercent),
  );
}

/** How much it hurts: swapping while memory is short is critical, however little; old pages that come and go are not. */
export function strain(state: HostMemoryState): Severity | undefined {
  const swapping = severityOf(state.swapBytesPerSecond, thresholds.hostSwapBytesPerSecond);
  const short = shortage(state);
  return swapping !== undefined && short !== undefined ? 'crit' : worst(swapping, short);
}

/** How much memory is missing against other findings: 1 is the critical threshold. */
export function strainWeight(state: HostMemoryState): number {
  return (
    (state.usedPercent ?? 0) / thresholds.hostMemoryPercent.crit +
    Math.min(10, (state.swapBytesPerSecond ?? 0) / thresholds.hostSwapBytesPerSecond.crit) +
    (state.pressurePercent ?? 0) / thresholds.memoryPressurePercent.crit
  );
}
