import type {Facts, KnownDomain} from './facts.ts';
import {cpuPercent, readyPercent, runningDomains} from './known.ts';
import {thresholds} from './thresholds.ts';

/** Who uses the pCPUs that others wait for. */
export interface Users {
  /** Those that use the most, the greatest first; at most three. */
  readonly culprits: readonly KnownDomain[];
  /** What the programs of the host use beside its domains, in percent of one pCPU; undefined where it is not known. */
  readonly hostPercent: number | undefined;
  /** Whether these programs use more than any domain. */
  readonly hostIsFirst: boolean;
}

/**
 * Ranked by who uses the most. A domain that uses much but waits at least twice as long as the greatest user is one that
 * was kept from its work, not one that keeps others from theirs.
 */
export function usersOf(facts: Facts): Users {
  const running = runningDomains(facts).map((known) => ({known, uses: cpuPercent(known, facts)}));
  const ranked = running.flatMap(({known, uses}) => (uses ? [{known, uses}] : [])).sort((a, b) => b.uses - a.uses);
  const [first] = ranked;
  const {rates, identity} = facts.host;
  const all = ranked.reduce((sum, {uses}) => sum + uses, 0);
  const isComplete = running.every(({uses}) => uses !== undefined);
  const hostPercent =
    !isComplete || rates?.busyPercent === undefined || identity?.pcpus === undefined
      ? undefined
      : Math.max(0, rates.busyPercent * identity.pcpus - all);
  if (first === undefined) return {culprits: [], hostPercent, hostIsFirst: hostPercent !== undefined};
  const enough = (first.uses * thresholds.culpritPercent.value) / 100;
  const firstWaits = readyPercent(first.known, facts) ?? 0;
  const suffers = ({known}: {readonly known: KnownDomain}) => {
    const waits = readyPercent(known, facts) ?? 0;
    return known !== first.known && waits >= thresholds.readyPercent.warn && waits >= 2 * firstWaits;
  };
  const culprits = ranked.filter((user) => user.uses >= enough && !suffers(user)).slice(0, 3);
  return {
    culprits: culprits.map(({known}) => known),
    hostPercent,
    hostIsFirst: (hostPercent ?? 0) > first.uses,
  };
}
