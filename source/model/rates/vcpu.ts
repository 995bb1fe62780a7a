import type {VcpuRate, VcpuRates} from '../rates.ts';
import type {VcpuSample, VcpuStats} from '../sample.ts';
import {type Ends, percentOfSeconds, percentOfTime, rise} from './counter.ts';
import {matchItems} from './items.ts';

/** What each vCPU ran and waited, and the domain's worst and mean of it; undefined after a restart. */
export function vcpuRates(ends: Ends<VcpuStats>): VcpuRates | undefined {
  const {previous, next, seconds} = ends;
  const matched = matchItems({previous: previous.vcpus, next: next.vcpus, seconds}, ({index}) => index, [
    'timeNs',
    'waitNs',
    'delayNs',
  ]);
  const domainNs = rise(ends, 'domainTimeNs');
  if (matched === undefined || (domainNs ?? 0) < 0) return undefined;

  const vcpus = matched.map(([{index}, both]): VcpuRate => {
    if (both === undefined) return {index};
    return {
      index,
      percent: percentOfTime(both, 'timeNs'),
      readyPercent: atMostAll(percentOfTime(both, 'delayNs')),
      waitPercent: percentOfTime(both, 'waitNs'),
    };
  });
  const ready = vcpus.flatMap(({readyPercent}) => readyPercent ?? []);
  const vcpuNs = vcpuTime(previous.vcpus.length, matched);
  return {
    vcpus,
    readyPercent: ready.length === 0 ? undefined : Math.max(...ready),
    readyMeanPercent: ready.length === 0 ? undefined : ready.reduce((sum, value) => sum + value) / ready.length,
    // The two times are not read in the same instant, so that a domain without overhead can come out below 0.
    overheadPercent:
      domainNs === undefined || vcpuNs === undefined
        ? undefined
        : percentOfSeconds(Math.max(0, domainNs - vcpuNs), seconds),
  };
}

/** The kernel counts a wait when it ends, so that one that began before the interval can be longer than that. */
function atMostAll(percent: number | undefined): number | undefined {
  return percent && Math.min(100, percent);
}

/** The time of all vCPUs in the interval; unknown when one came, went, or does not tell its time. */
function vcpuTime(
  before: number,
  matched: readonly (readonly [VcpuSample, Ends<VcpuSample> | undefined])[],
): number | undefined {
  if (matched.length !== before || before === 0) return undefined;
  let total = 0;
  for (const [vcpu, both] of matched) {
    const by = both && (vcpu.state === 'offline' ? 0 : rise(both, 'timeNs'));
    if (by === undefined) return undefined;
    total += by;
  }
  return total;
}
