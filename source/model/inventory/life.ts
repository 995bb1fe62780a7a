import type {Domain, Identity} from '../domain.ts';
import {isActive} from '../domain-state.ts';
import type {GroupStats, StatGroup} from '../sample.ts';
import {appendTrend} from '../trend.ts';

/** A domain of which nothing is known but who it is. */
export function newDomain({uuid, name, id}: Identity): Domain {
  return {uuid, name, id, readings: {}, rates: {}, trend: []};
}

/** Whether the domain has a QEMU process, by its state or, where that was never read, by its id. */
export function isAlive({id, readings}: Domain): boolean {
  return readings.state === undefined ? id !== undefined : isActive(readings.state.value.state);
}

/**
 * The domain when its QEMU process is another one or gone: whatever was counted began again.
 * @param at when that was noticed, in milliseconds of the monotonic clock
 */
export function newLife(domain: Domain, at: number): Domain {
  return {
    ...domain,
    readings: {},
    rates: {},
    trend: domain.trend.length === 0 ? domain.trend : appendTrend(domain.trend, {at, value: undefined}),
    stuckSince: undefined,
  };
}

/** What of a group still holds for a domain without a QEMU process. */
export const atRest: {readonly [G in StatGroup]: (stats: GroupStats[G]) => GroupStats[G] | undefined} = {
  state: (stats) => stats,
  'cpu-total': () => undefined,
  interface: () => undefined,
  vcpu: ({current, maximum}) => ({current, maximum, vcpus: []}),
  balloon: ({maximumBytes}) => ({maximumBytes}),
  block: () => undefined,
};
