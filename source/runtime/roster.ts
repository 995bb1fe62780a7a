import type {Identity} from '../model/domain.ts';
import {isActive} from '../model/domain-state.ts';
import type {Sample, StatGroup} from '../model/sample.ts';
import {afterHearing, afterMissing, isStuck, type Monitor, unheard} from './monitor.ts';
import type {Known} from './plan.ts';

/** Which domains there are by the last list, and how their monitors have answered. */
export interface Roster {
  /** Whether the list must be read again before the next question. */
  isStale(now: number): boolean;
  /** The last list; the very same array until there is a new one. */
  listing(): readonly Identity[];
  /** A new list: domains that are no longer on it, or that have been started anew, are forgotten. */
  replace(identities: readonly Identity[], now: number): void;
  /** Whether an answer of domstats for all domains speaks of other domains than the list; each dispute counts once. */
  contradicts(samples: readonly Sample[]): boolean;
  known(): readonly Known[];
  has(uuid: string): boolean;
  /** The domain's uuid; domstats names domains by name only. */
  uuidOf(name: string): string | undefined;
  isStuck(uuid: string): boolean;
  heard(uuid: string, groups: readonly StatGroup[], now: number): void;
  missed(uuid: string, certain: boolean, now: number): void;
  /** After a lost connection nothing is known any more. */
  forget(): void;
}

/** Domains can be renamed, defined and undefined without an event that reaches us. */
const listAgeMs = 60_000;

export function createRoster(): Roster {
  let domains = new Map<string, {readonly identity: Identity; readonly monitor: Monitor}>();
  let uuids = new Map<string, string>();
  let listing: readonly Identity[] = [];
  let listedAt = Number.NEGATIVE_INFINITY;
  let dispute = '';
  const update = (uuid: string, change: (monitor: Monitor) => Monitor) => {
    const known = domains.get(uuid);
    if (known) domains.set(uuid, {...known, monitor: change(known.monitor)});
  };
  return {
    isStale: (now) => now - listedAt >= listAgeMs,
    listing: () => listing,
    replace(identities, now) {
      const before = domains;
      domains = new Map(
        identities.map((identity) => {
          const known = before.get(identity.uuid);
          const monitor = known && known.identity.id === identity.id ? known.monitor : unheard;
          return [identity.uuid, {identity, monitor}];
        }),
      );
      uuids = new Map(identities.map(({name, uuid}) => [name, uuid]));
      listing = identities;
      listedAt = now;
    },
    contradicts(samples) {
      const odd = samples.filter(({name, state}) => {
        const id = domains.get(uuids.get(name) ?? '')?.identity.id;
        return !uuids.has(name) || (state !== undefined && isActive(state.state) !== (id !== undefined));
      });
      const told = new Set(samples.map(({name}) => name));
      const absent = [...uuids.keys()].filter((name) => !told.has(name));
      const next = [...odd.map(({name}) => name), '', ...absent].join('\n').trim();
      const isNew = next !== '' && next !== dispute;
      dispute = next;
      return isNew;
    },
    known: () =>
      [...domains.values()].map(({identity: {uuid, id}, monitor}) => ({uuid, active: id !== undefined, monitor})),
    has: (uuid) => domains.has(uuid),
    uuidOf: (name) => uuids.get(name),
    isStuck: (uuid) => isStuck(domains.get(uuid)?.monitor ?? unheard),
    heard: (uuid, groups, now) => update(uuid, (monitor) => afterHearing(monitor, groups, now)),
    missed: (uuid, certain, now) => update(uuid, (monitor) => afterMissing(monitor, certain, now)),
    forget() {
      domains = new Map();
      uuids = new Map();
      listedAt = Number.NEGATIVE_INFINITY;
      dispute = '';
    },
  };
}
