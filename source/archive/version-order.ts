import {parseVersionId} from './version-id.ts';

/** So many versions of a domain are never pruned. */
const leastVersions = 10;

/**
 * The versions among the names in the folder of a domain, oldest first. Of two in a row that are alike, which two
 * programs that saw the same change can leave behind, the older one counts.
 */
export function versionsAmong(names: readonly string[]): readonly string[] {
  const sorted = names.filter((name) => parseVersionId(name) !== undefined).toSorted();
  return sorted.filter((name, index) => digestOf(name) !== digestOf(sorted[index - 1]));
}

/**
 * The files that are not needed any more, among the names in the folder of a domain.
 * @param most how many versions are kept; of fewer than `leastVersions`, so many are
 */
export function surplusAmong(names: readonly string[], most: number): readonly string[] {
  const kept = new Set(versionsAmong(names).slice(-Math.max(most, leastVersions)));
  return names.filter((name) => parseVersionId(name) !== undefined && !kept.has(name));
}

/**
 * When a version counts as seen: now, unless the clock has gone back behind the newest one, which it must come after.
 * Seconds since 1970.
 */
export function timeAfter(newest: string | undefined, wallSeconds: number): number {
  const before = newest === undefined ? undefined : parseVersionId(newest)?.wallSeconds;
  return before === undefined ? wallSeconds : Math.max(wallSeconds, before + 0.001);
}

function digestOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : parseVersionId(name)?.digest;
}
