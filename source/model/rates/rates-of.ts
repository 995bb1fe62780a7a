import type {GroupRates} from '../rates.ts';
import type {GroupStats, Reading} from '../sample.ts';
import {balloonRates} from './balloon.ts';
import {blockRates} from './block.ts';
import type {Ends} from './counter.ts';
import {cpuRates} from './cpu.ts';
import {interfaceRates} from './interface.ts';
import {vcpuRates} from './vcpu.ts';

export type RatedGroup = keyof GroupRates;

const rules: {
  readonly [G in RatedGroup]: (
    ends: Ends<GroupStats[G]>,
    before: GroupRates[G] | undefined,
  ) => GroupRates[G] | undefined;
} = {
  'cpu-total': cpuRates,
  vcpu: vcpuRates,
  balloon: balloonRates,
  interface: interfaceRates,
  block: blockRates,
};

/** Libvirt's CPU times step by 10 ms, so that a shorter interval than this, in seconds, says nothing of a rate. */
const shortestSeconds = 0.05;

/** The groups that have counters, and so rates. */
export const ratedGroups: readonly RatedGroup[] = ['cpu-total', 'interface', 'vcpu', 'balloon', 'block'];

/**
 * What two readings of a group give: nothing for a first reading, when no time has passed between them, or when a
 * counter went down, which is a restart.
 * @param before the rates that held until now; they hold on where the next reading is too early to tell
 */
export function ratesOf<G extends RatedGroup>(
  group: G,
  previous: Reading<GroupStats[G]> | undefined,
  next: Reading<GroupStats[G]>,
  before?: GroupRates[G],
): GroupRates[G] | undefined {
  if (previous === undefined) return undefined;
  const seconds = (next.at - previous.at) / 1000;
  if (!(seconds > 0)) return undefined;
  const rates = rules[group]({previous: previous.value, next: next.value, seconds}, before);
  return rates !== undefined && seconds < shortestSeconds ? before : rates;
}
