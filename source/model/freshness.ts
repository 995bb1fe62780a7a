import type {Domain} from './domain.ts';
import {isPaused} from './domain-state.ts';
import {isAlive} from './inventory/life.ts';
import {dearGroups, type StatGroup} from './sample.ts';

export type Freshness = 'fresh' | 'old' | 'stuck';

/** How old a group's reading is, in milliseconds; undefined when there is none. `now` is of the monotonic clock. */
export function readingAge(domain: Domain, group: StatGroup, now: number): number | undefined {
  const reading = domain.readings[group];
  return reading === undefined ? undefined : Math.max(0, now - reading.at);
}

/** The age of the oldest of the groups' readings, in milliseconds; undefined when there is none of them. */
export function oldestAge(domain: Domain, groups: readonly StatGroup[], now: number): number | undefined {
  const ages = groups.flatMap((group) => readingAge(domain, group, now) ?? []);
  return ages.length === 0 ? undefined : Math.max(...ages);
}

/** Readings older than so many milliseconds, when polls come every `delayMs`, are old: some polls have failed. */
export function oldAfterMs(delayMs: number): number {
  return Math.max(5000, 3 * delayMs);
}

/**
 * Those of the groups whose readings can get old: without a QEMU process only the state, and while no vCPU runs not the
 * dear ones, which are then read rarely.
 */
export function movingGroups(domain: Domain, groups: readonly StatGroup[]): readonly StatGroup[] {
  if (!isAlive(domain)) return ['state'];
  return isPaused(domain.readings.state?.value.state) ? groups.filter((group) => !dearGroups.includes(group)) : groups;
}

/**
 * Whether what a domain shows of the groups can be believed: `stuck` while its monitor does not answer, `old` when
 * any of the readings that can get old is.
 */
export function freshness(domain: Domain, groups: readonly StatGroup[], now: number, delayMs: number): Freshness {
  if (domain.stuckSince !== undefined) return 'stuck';
  return (oldestAge(domain, movingGroups(domain, groups), now) ?? 0) > oldAfterMs(delayMs) ? 'old' : 'fresh';
}
