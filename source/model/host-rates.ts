import type {HostCpuTimes, HostMemory, HostRates, HostSample} from './host.ts';
import {type CounterOf, type Ends, fell, perSecond, rise} from './rates/counter.ts';
import {sumKnown} from './sum.ts';

/**
 * What two samples of the host give: shares of the CPU time of all pCPUs, and swap traffic. Nothing for the first
 * sample, when no time has passed, or after a restart.
 */
export function hostRates(previous: HostSample | undefined, next: HostSample): HostRates {
  const seconds = previous === undefined ? 0 : (next.at - previous.at) / 1000;
  if (previous === undefined || !(seconds > 0)) return {};
  return {
    ...(previous.cpu && next.cpu && cpuShares({previous: previous.cpu, next: next.cpu, seconds})),
    ...(previous.memory && next.memory && swapRates({previous: previous.memory, next: next.memory, seconds})),
  };
}

function cpuShares(ends: Ends<HostCpuTimes>): HostRates {
  if (fell(ends, ['userNs', 'systemNs', 'guestNs', 'stealNs'])) return {};
  const spent = (mode: CounterOf<HostCpuTimes>) => {
    // Linux corrects idle and iowait downwards at times, which is no restart.
    const by = rise(ends, mode);
    return by === undefined ? undefined : Math.max(0, by);
  };
  const busy = sumKnown([spent('userNs'), spent('systemNs'), spent('guestNs'), spent('stealNs')]);
  const waiting = sumKnown([spent('idleNs'), spent('iowaitNs')]);
  const total = sumKnown([busy, waiting]);
  if (busy === undefined || waiting === undefined || !total) return {};
  const share = (by: number | undefined) => (by === undefined ? undefined : (100 * by) / total);
  return {
    busyPercent: share(busy),
    userPercent: share(spent('userNs')),
    systemPercent: share(spent('systemNs')),
    guestPercent: share(spent('guestNs')),
    iowaitPercent: share(spent('iowaitNs')),
    stealPercent: share(spent('stealNs')),
  };
}

function swapRates(ends: Ends<HostMemory>): HostRates {
  if (fell(ends, ['swapInBytes', 'swapOutBytes'])) return {};
  return {
    swapInBytesPerSecond: perSecond(ends, 'swapInBytes'),
    swapOutBytesPerSecond: perSecond(ends, 'swapOutBytes'),
  };
}
