import type {Domain} from '../../source/model/domain.ts';
import type {Context, DomainRow} from '../../source/model/field.ts';
import {applyPoll} from '../../source/model/inventory.ts';
import type {Answer, Poll} from '../../source/model/poll.ts';
import type {Sample, StatGroup} from '../../source/model/sample.ts';

/** A poll in which nothing happened, with what a test adds to it. */
export function poll(at: number, parts: Partial<Poll> = {}): Poll {
  return {
    at,
    wallSeconds: at / 1000,
    identities: undefined,
    answers: [],
    stuck: [],
    host: undefined,
    selfPercent: undefined,
    daemonPercent: undefined,
    ...parts,
  };
}

/** An answer of all domains whose samples were read at one moment. */
export function answer(at: number, groups: readonly StatGroup[], ...samples: readonly Sample[]): Answer {
  return {groups, asked: undefined, samples: samples.map((sample) => ({at, sample}))};
}

/** What is known after polls in a row. */
export function polled(...polls: readonly Poll[]): ReadonlyMap<string, Domain> {
  return polls.reduce<ReadonlyMap<string, Domain>>(applyPoll, new Map());
}

/** A domain of which only this is known. */
export function domain(parts: Partial<Domain> = {}): Domain {
  return {uuid: 'u1', name: 'db1', id: 1, readings: {}, rates: {}, trend: [], ...parts};
}

/** A running domain with these readings, all read at 0. */
export function running(stats: Omit<Sample, 'name'>, parts: Partial<Domain> = {}): Domain {
  const entries = Object.entries({state: {state: 'running'}, ...stats});
  return domain({readings: Object.fromEntries(entries.map(([group, value]) => [group, {at: 0, value}])), ...parts});
}

/** The row of a domain, looked at when its readings were taken. */
export function rowOf(of: Domain, context: Partial<Context> = {}): DomainRow {
  return {domain: of, context: {now: 0, wallSeconds: 0, ...context}};
}
