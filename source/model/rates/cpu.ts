import type {CpuRates} from '../rates.ts';
import type {CpuStats} from '../sample.ts';
import {type Ends, fell, percentOfTime} from './counter.ts';

/** What a domain used of the pCPUs; undefined after a restart. */
export function cpuRates(ends: Ends<CpuStats>): CpuRates | undefined {
  if (fell(ends, ['timeNs', 'userNs', 'systemNs'])) return undefined;
  return {
    percent: percentOfTime(ends, 'timeNs'),
    userPercent: percentOfTime(ends, 'userNs'),
    systemPercent: percentOfTime(ends, 'systemNs'),
  };
}
