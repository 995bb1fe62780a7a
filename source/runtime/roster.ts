import type {Identity} from '../model/domain.ts';
import {isActive, isPaused} from '../model/domain-state.ts';
import {dearGroups, type Sample, type StatGroup} from '../model/sample.ts';
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
  /** Takes the states of domains from an answer. */
  saw(samples: readonly Sample[]): void;
  known(): readonly Known[];
  has(uuid: string): boolean;
  /** The domain's uuid; domstats names domains by name only. */
  uuidOf(name: string): string | undefined;
  /** What virsh is to call the domain: its id, which is short, or its uuid while it has none. */
  nameOf(uuid: string): string;
  isStuck(uuid: string): boolean;
  heard(uuid: string, groups: readonly StatGroup[], now: number): void;
  missed(uuid: string, certain: boolean, now: number): void;
  /** After a lost connection nothing is known any more. */
  forget(): void;
}

/** Domains can be renamed, defined and undefined without an event that reaches us. */
const listAgeMs = 60_000;

/** The first answer of a paused domain covers the time before too; its rates are those of the pause from the second on. */
const answersOfAStill = 2;

interface Entry {
  readonly identity: Identity;
  readonly monitor: Monitor;
  /** How often it has told all its dear groups since it was paused; undefined while its vCPUs run. */
  readonly pausedAnswers?: number | undefined;
}

export function createRoster(): Roster {
  let domains = new Map<string, Entry>();
  let uuids = new Map<string, string>();
  let listing: readonly Identity[] = [];
  let listedAt = Number.NEGATIVE_INFINITY;
  let dispute = '';
  const update = (uuid: string, change: (entry: Entry) => Entry) => {
    const known = domains.get(uuid);
    if (known) domains.set(uuid, change(known));
  };
  return {
    isStale: (now) => now - listedAt >= listAgeMs,
    listing: () => listing,
    replace(identities, now) {
      const before = domains;
      domains = new Map(
        identities.map((identity) => {
          const known = before.get(identity.uuid);
          const isSame = known !== undefined && known.identity.id === identity.id;
          return [identity.uuid, isSame ? {...known, identity} : {identity, monitor: unheard}];
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
    saw(samples) {
      for (const {name, state} of samples) {
        if (state === undefined) continue;
        update(uuids.get(name) ?? '', (entry) => ({
          ...entry,
          pausedAnswers: isPaused(state.state) ? (entry.pausedAnswers ?? 0) : undefined,
        }));
      }
    },
    known: () =>
      Array.from(domains.values(), ({identity: {uuid, id}, monitor, pausedAnswers = 0}) => ({
        uuid,
        active: id !== undefined,
        still: pausedAnswers >= answersOfAStill,
        monitor,
      })),
    has: (uuid) => domains.has(uuid),
    uuidOf: (name) => uuids.get(name),
    nameOf: (uuid) => String(domains.get(uuid)?.identity.id ?? uuid),
    isStuck: (uuid) => isStuck(domains.get(uuid)?.monitor ?? unheard),
    heard: (uuid, groups, now) =>
      update(uuid, ({identity, monitor, pausedAnswers}) => ({
        identity,
        monitor: afterHearing(monitor, groups, now),
        pausedAnswers: pausedAnswers === undefined ? undefined : pausedAnswers + Number(isWhole(groups)),
      })),
    missed: (uuid, certain, now) =>
      update(uuid, (entry) => ({...entry, monitor: afterMissing(entry.monitor, certain, now)})),
    forget() {
      domains = new Map();
      uuids = new Map();
      listedAt = Number.NEGATIVE_INFINITY;
      dispute = '';
    },
  };
}

function isWhole(groups: readonly StatGroup[]): boolean {
  return dearGroups.every((group) => groups.includes(group));
}
