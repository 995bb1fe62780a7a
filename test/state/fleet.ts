import type {Identity} from '../../source/model/domain.ts';
import type {Poll} from '../../source/model/poll.ts';
import {type Sample, statGroups} from '../../source/model/sample.ts';
import type {Action} from '../../source/state/action.ts';
import {initialState} from '../../source/state/initial.ts';
import {reduce} from '../../source/state/reduce.ts';
import type {State} from '../../source/state/state.ts';

/** What a domain of the test fleet does, by its name: %CPU, or what of its sample is not as usual. */
export interface Doing {
  readonly cpu?: number;
  readonly memoryGib?: number;
  readonly state?: 'running' | 'shut off' | 'paused';
}

export type Fleet = Readonly<Record<string, Doing>>;

/** The uuid of the domain of that name. */
export function uuid(name: string): string {
  return `uuid-${name}`;
}

/** Polls of a fleet, one every second, whose counters fit what each domain does. */
export class Fleets {
  #at = 0;
  readonly #timesNs = new Map<string, number>();
  readonly #ids = new Map<string, number>();

  /** The next poll, `seconds` after the one before. */
  poll(fleet: Fleet, seconds = 1): Poll {
    this.#at += seconds * 1000;
    const names = Object.keys(fleet);
    const samples = names.map((name) => ({at: this.#at, sample: this.#sample(name, fleet[name] ?? {}, seconds)}));
    return {
      at: this.#at,
      wallSeconds: 1_800_000_000 + this.#at / 1000,
      identities: names.map((name) => this.#identity(name, fleet[name] ?? {})),
      answers: [{groups: statGroups, asked: undefined, samples}],
      stuck: [],
      host: {at: this.#at, memory: {totalBytes: 64 * 1024 ** 3}},
      selfPercent: 0.5,
      daemonPercent: 1,
    };
  }

  #identity(name: string, {state}: Doing): Identity {
    if (!this.#ids.has(name)) this.#ids.set(name, this.#ids.size + 1);
    return {uuid: uuid(name), name, id: state === 'shut off' ? undefined : this.#ids.get(name)};
  }

  #sample(name: string, {cpu = 0, memoryGib = 1, state = 'running'}: Doing, seconds: number): Sample {
    const timeNs = (this.#timesNs.get(name) ?? 1e9) + cpu * 1e7 * seconds;
    this.#timesNs.set(name, timeNs);
    if (state === 'shut off') return {name, state: {state}};
    return {
      name,
      state: {state},
      'cpu-total': {timeNs},
      vcpu: {current: 2, maximum: 2, vcpus: [0, 1].map((index) => ({index, timeNs: timeNs / 2, delayNs: 0}))},
      balloon: {currentBytes: memoryGib * 1024 ** 3, maximumBytes: memoryGib * 1024 ** 3},
      interface: [{name: 'vnet0', rxBytes: 0, txBytes: 0}],
      block: [{name: 'vda', readBytes: 0, writeBytes: 0}],
    };
  }
}

/** The state after these actions, on a screen of 80×24 unless told. */
export function play(actions: readonly Action[], start: State = initialState({size: {columns: 80, rows: 24}})): State {
  return actions.reduce(reduce, start);
}

/** A state that has seen a fleet for two polls, so that it has rates, and what makes further polls. */
export function seen(fleet: Fleet, size = {columns: 80, rows: 24}): {readonly state: State; readonly fleets: Fleets} {
  const fleets = new Fleets();
  const polls = [fleets.poll(fleet), fleets.poll(fleet)];
  const start = initialState({size});
  return {
    state: play(
      polls.map((poll) => ({type: 'polled', poll})),
      start,
    ),
    fleets,
  };
}

/** A fleet of so many domains, the first the busiest. */
export function many(count: number): Fleet {
  return Object.fromEntries(Array.from({length: count}, (_, index) => [`d${index}`, {cpu: (count - index) * 10}]));
}

/** The names of the domains in the order of the table. */
export function names(state: State): readonly string[] {
  return state.order.map((key) => key.replace('uuid-', ''));
}
