import {isStuck} from './monitor.ts';
import type {Ask, Known} from './plan.ts';

/** Of a balloon that was read this recently, in milliseconds, another reading would give rates that are noise. */
const recentMs = 1000;

/**
 * Asks for the balloons that an event has told of, but for those that are asked already, that were read just now, or
 * that cannot be read.
 * @param planned what is going to be asked anyway
 * @param now milliseconds of the monotonic clock
 */
export function planTouched(
  domains: readonly Known[],
  touched: ReadonlySet<string>,
  planned: readonly Ask[],
  now: number,
): readonly Ask[] {
  const isPlanned = new Set(planned.flatMap(({groups, uuids}) => (groups.includes('balloon') ? (uuids ?? []) : [])));
  const uuids = domains
    .filter(
      ({uuid, active, monitor}) =>
        touched.has(uuid) &&
        active &&
        !isPlanned.has(uuid) &&
        !isStuck(monitor) &&
        !isRecent(monitor.asked.balloon, now),
    )
    .map(({uuid}) => uuid);
  return uuids.length === 0 ? [] : [{groups: ['balloon'], uuids}];
}

function isRecent(at: number | undefined, now: number): boolean {
  return at !== undefined && now - at < recentMs;
}
