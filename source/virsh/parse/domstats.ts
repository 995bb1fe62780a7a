import {type Sample, statGroups} from '../../model/sample.ts';
import {groupReaders} from './stat-groups.ts';
import {type StatRecord, statRecords} from './stat-record.ts';

/**
 * The answer of `virsh domstats --raw`, in its order. Memory in bytes, times in nanoseconds. A group that a record has
 * nothing of is absent from its sample; what cannot be read is skipped.
 */
export function parseDomstats(text: string): Sample[] {
  return statRecords(text).map(sampleOf);
}

function sampleOf(record: StatRecord): Sample {
  const groups = statGroups.flatMap((group) => {
    const stats = groupReaders[group](record);
    return stats === undefined ? [] : [[group, stats] as const];
  });
  return {name: record.name, ...Object.fromEntries(groups)};
}
