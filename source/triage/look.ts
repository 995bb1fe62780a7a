import type {Domain} from '../model/domain.ts';
import type {Definition} from '../model/facts.ts';
import type {HostIdentity, HostRates, HostSample} from '../model/host.ts';
import type {HostExtras} from '../model/host-extras.ts';
import {hostRates} from '../model/host-rates.ts';
import {applyPoll} from '../model/inventory.ts';
import type {Poll} from '../model/poll.ts';
import {type ProcessFacts, withUsage} from '../model/process.ts';
import {factsOf} from './facts-of.ts';
import {type Triage, triage} from './triage.ts';

/** All that is known after a poll, and what triage makes of it. Maps are by uuid. */
export interface Look {
  readonly identity: HostIdentity | undefined;
  readonly host: HostSample | undefined;
  readonly hostRates: HostRates;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly processes: ReadonlyMap<string, ProcessFacts>;
  readonly extras: HostExtras | undefined;
  /** When the host was last seen to wake up, in milliseconds of the monotonic clock. */
  readonly wokeAt: number | undefined;
  readonly triage: Triage;
  /** When the poll ended, on the monotonic clock and on the wall; undefined before the first one. */
  readonly polled: {readonly at: number; readonly wallSeconds: number} | undefined;
}

/** Before the first poll. */
export const firstLook: Look = {
  identity: undefined,
  host: undefined,
  hostRates: {},
  domains: new Map(),
  definitions: new Map(),
  processes: new Map(),
  extras: undefined,
  wokeAt: undefined,
  triage: {memory: new Map(), findings: []},
  polled: undefined,
};

/** The monotonic clock stands still while the host sleeps, the one on the wall does not; smaller steps are corrections. */
const sleptSeconds = 2;

/** What is known after a poll, and judged: the one way, with a screen and without. What was not read again stays. */
export function nextLook(last: Look, poll: Poll): Look {
  const {at, wallSeconds, host = last.host, extras = last.extras} = poll;
  const processes = poll.processes ? withUsage(last.processes, poll.processes) : last.processes;
  const {identity} = last;
  const domains = applyPoll(last.domains, poll);
  const rates = poll.host ? hostRates(last.host, poll.host) : last.hostRates;
  const definitions = withDefinitions(last.definitions, poll.definitions, domains);
  const wokeAt = hasSlept(last.polled, poll) ? at : last.wokeAt;
  const facts = factsOf({
    now: at,
    wallSeconds,
    wokeAt,
    host: {identity, sample: host, rates, extras},
    domains,
    definitions,
    processes,
  });
  return {
    identity,
    host,
    hostRates: rates,
    domains,
    definitions,
    processes,
    extras,
    wokeAt,
    triage: triage(last.triage.memory, facts),
    polled: {at, wallSeconds},
  };
}

/** The definitions of the domains there are, the new ones instead of the old; the same map when nothing changes. */
function withDefinitions(
  known: Look['definitions'],
  read: Poll['definitions'],
  domains: Look['domains'],
): Look['definitions'] {
  if (!read?.size && [...known.keys()].every((uuid) => domains.has(uuid))) return known;
  return new Map([...known, ...(read ?? [])].filter(([uuid]) => domains.has(uuid)));
}

function hasSlept(last: Look['polled'], {at, wallSeconds}: Poll): boolean {
  return last !== undefined && wallSeconds - last.wallSeconds - (at - last.at) / 1000 >= sleptSeconds;
}
