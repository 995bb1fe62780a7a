import {dearGroups, type StatGroup} from '../model/sample.ts';
import type {Wanted} from '../state/select/wanted.ts';
import {isStuck, type Monitor} from './monitor.ts';

/** One question: these groups of these domains, or of all of them. */
export interface Ask {
  readonly groups: readonly StatGroup[];
  readonly uuids: readonly string[] | undefined;
  /** Whether the domain's own CPU time is to come with its vCPUs'. */
  readonly domainTime?: boolean;
}

/** What the plan needs to know of one domain. */
export interface Known {
  readonly uuid: string;
  readonly active: boolean;
  /** Paused, and read since: its dear groups do not change. */
  readonly still: boolean;
  readonly monitor: Monitor;
}

export interface PlanInput {
  readonly domains: readonly Known[];
  readonly wanted: Wanted;
  /** Milliseconds of the monotonic clock. */
  readonly now: number;
  /** Expected time until the next plan, in milliseconds. */
  readonly intervalMs: number;
}

/** Cost libvirt little. */
export const cheapGroups: readonly StatGroup[] = ['state', 'cpu-total', 'interface'];
/** What a domain without a process can tell. */
const dormantGroups: readonly StatGroup[] = ['vcpu', 'balloon'];

export const planBounds = {
  /** No active domain's dear groups get older, as long as libvirt answers in time. */
  activeAgeMs: 30_000,
  dormantAgeMs: 300_000,
  /** Domains that were never asked are caught up with in portions of so many a tick. */
  newPerTick: 50,
  dormantPerTick: 100,
  /** What one stuck domain can hold up. */
  domainsPerAsk: 50,
} as const;

/**
 * Which dear groups to ask for, of whom: those on screen, what sort and filter need of all, and the rest in rotation,
 * the ones longest unheard first; those that stand still, in rotation only. Stuck domains are asked apart, last, and
 * when their time has come.
 */
export function planDear({domains, wanted, now, intervalMs}: PlanInput): readonly Ask[] {
  const active = domains.filter(({active, monitor}) => active && !isStuck(monitor));
  const forAll = dearOf(wanted.sortGroups);
  const forVisible = dearOf([...wanted.groups, ...wanted.sortGroups]);
  const visible = new Set(wanted.visible);
  const rotated = new Set(
    rotation(
      active,
      ({uuid, still}) => !still && visible.has(uuid) && forVisible.length === dearGroups.length,
      intervalMs,
    ),
  );
  const needs = active.map(({uuid, still}) => {
    const looked = visible.has(uuid) ? forVisible : forAll;
    return {uuid, groups: rotated.has(uuid) ? dearGroups : still ? [] : looked};
  });
  const first = (uuid: string) => (visible.has(uuid) ? 0 : 1);
  const byGroups = Map.groupBy(
    needs.filter(({groups}) => groups.length > 0).sort((a, b) => first(a.uuid) - first(b.uuid)),
    ({groups}) => groups.join(),
  );
  const due = domains.filter(({monitor: {retryAt}}) => retryAt !== undefined && retryAt <= now);
  return [
    ...[...byGroups.values()].flatMap((group) =>
      portions(
        group[0]?.groups ?? [],
        group.map(({uuid}) => uuid),
      ),
    ),
    ...portions(dormantGroups, dormant(domains, now, forAll.length > 0)),
    ...portions(
      dearGroups,
      due.map(({uuid}) => uuid),
    ),
  ];
}

/** The uuids longest unheard, as many as keep the walk through all of them within its bound. */
function rotation(
  active: readonly Known[],
  isCovered: (domain: Known) => boolean,
  intervalMs: number,
): readonly string[] {
  const rest = active
    .filter((domain) => !isCovered(domain))
    .map(({uuid, monitor}) => ({uuid, heard: oldest(monitor, dearGroups)}))
    .sort((a, b) => a.heard - b.heard);
  const unheard = rest.findLastIndex(({heard}) => heard === Number.NEGATIVE_INFINITY) + 1;
  const share = Math.ceil((rest.length * intervalMs) / planBounds.activeAgeMs);
  return rest.slice(0, Math.max(share, Math.min(unheard, planBounds.newPerTick))).map(({uuid}) => uuid);
}

function dormant(domains: readonly Known[], now: number, allAtOnce: boolean): readonly string[] {
  return domains
    .filter(
      ({active, monitor}) =>
        !active && !isStuck(monitor) && oldest(monitor, dormantGroups) <= now - planBounds.dormantAgeMs,
    )
    .slice(0, allAtOnce ? undefined : planBounds.dormantPerTick)
    .map(({uuid}) => uuid);
}

function oldest({asked}: Monitor, groups: readonly StatGroup[]): number {
  return Math.min(...groups.map((group) => asked[group] ?? Number.NEGATIVE_INFINITY));
}

function dearOf(groups: readonly StatGroup[]): readonly StatGroup[] {
  return dearGroups.filter((group) => groups.includes(group));
}

function portions(groups: readonly StatGroup[], uuids: readonly string[]): readonly Ask[] {
  return Array.from({length: Math.ceil(uuids.length / planBounds.domainsPerAsk)}, (_, index) => ({
    groups,
    uuids: uuids.slice(index * planBounds.domainsPerAsk, (index + 1) * planBounds.domainsPerAsk),
  }));
}
