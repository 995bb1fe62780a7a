import {isStuck} from './monitor.ts';
import type {Ask, Known} from './plan.ts';

/**
 * Asks for the balloons that an event has told of, but for those that are asked already or that cannot be read; also if one
 * was read just now, as that was before the event, and the next tick can be minutes away.
 * @param planned what is going to be asked anyway
 */
export function planTouched(
  domains: readonly Known[],
  touched: ReadonlySet<string>,
  planned: readonly Ask[],
): readonly Ask[] {
  const isPlanned = new Set(planned.flatMap(({groups, uuids}) => (groups.includes('balloon') ? (uuids ?? []) : [])));
  const uuids = domains
    .filter(({uuid, active, monitor}) => touched.has(uuid) && active && !isPlanned.has(uuid) && !isStuck(monitor))
    .map(({uuid}) => uuid);
  return uuids.length === 0 ? [] : [{groups: ['balloon'], uuids}];
}
