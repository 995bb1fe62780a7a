import {describe, expect, it} from 'vitest';
import type {Definition} from '../../source/model/facts.ts';
import type {Poll} from '../../source/model/poll.ts';
import {firstLook, type Look, nextLook} from '../../source/triage/look.ts';
import {thresholds} from '../../source/triage/thresholds.ts';
import {answer, poll} from '../model/build.ts';
import {identity} from './build.ts';

const db1 = {uuid: 'u1', name: 'db1', id: 1};
const web1 = {uuid: 'u2', name: 'web1', id: 2};
const started: Look = {...firstLook, identity};

function seen(...polls: readonly Poll[]): Look {
  return polls.reduce(nextLook, started);
}

const definition: Definition = {
  vcpus: undefined,
  memory: undefined,
  balloon: undefined,
  nvram: undefined,
  disks: [],
  consoles: [],
  graphics: [],
  agent: 'unknown',
};

/** One of two domains waits for a pCPU for a fifth of the time. */
function waiting(second: number): Poll {
  const at = second * 1000;
  const vcpu = (waits: number) => ({
    current: 1,
    vcpus: [{index: 0, timeNs: second * 5e8, delayNs: second * waits}],
  });
  return poll(at, {
    identities: [db1, web1],
    host: {at, cpu: {userNs: second * 1e9, idleNs: 0}},
    answers: [
      answer(
        at,
        ['state', 'cpu-total', 'vcpu'],
        {name: 'db1', state: {state: 'running'}, 'cpu-total': {timeNs: second * 5e8}, vcpu: vcpu(2e8)},
        {name: 'web1', state: {state: 'running'}, 'cpu-total': {timeNs: second * 9e8}, vcpu: vcpu(0)},
      ),
    ],
  });
}

describe('nextLook', () => {
  it('knows what the polls have said, and finds what has held', () => {
    const ids = [0, 1, 2, 3].map((last) => {
      const polls = Array.from({length: last + 1}, (_, second) => waiting(second));
      return seen(...polls).triage.findings.map(({id}) => id);
    });
    // Two polls are the first rate; the third rate is the third sample.
    expect(ids).toEqual([[], [], [], expect.arrayContaining(['cpu-contention'])]);
    expect(thresholds.holdSamples.value).toBe(3);
    const {host, hostRates, polled} = seen(waiting(0), waiting(1));
    expect({at: host?.at, busy: hostRates.busyPercent, polled}).toEqual({
      at: 1000,
      busy: 100,
      polled: {at: 1000, wallSeconds: 1},
    });
  });

  it('keeps what was not read again', () => {
    const full = seen(
      poll(0, {
        identities: [db1],
        host: {at: 0},
        definitions: new Map([['u1', definition]]),
        processes: new Map([['u1', {pid: 7}]]),
        extras: {arch: 'x86_64'},
      }),
    );
    const next = nextLook(full, poll(1000));
    const kept = ({host, definitions, processes, extras}: Look) => [host, definitions, processes, extras];
    for (const [index, value] of kept(next).entries()) expect(value).toBe(kept(full)[index]);
  });

  it('takes new definitions beside the old ones, and forgets those of domains that are gone', () => {
    const read = (uuid: string) => ({definitions: new Map([[uuid, definition]])});
    const both = seen(poll(0, {identities: [db1, web1], ...read('u1')}), poll(1, read('u2')));
    expect([...both.definitions.keys()]).toEqual(['u1', 'u2']);
    expect([...nextLook(both, poll(2, {identities: [web1]})).definitions.keys()]).toEqual(['u2']);
  });

  it.each([
    ['slept', 10_000, 600, 10_000],
    ['had its clock corrected', 10_000, 11, undefined],
    ['been polled late', 600_000, 600, undefined],
  ])('says when a host that has %s woke up', (_, at, wallSeconds, wokeAt) => {
    expect(seen(poll(0), poll(at, {wallSeconds})).wokeAt).toBe(wokeAt);
  });
});
