import {describe, expect, it} from 'vitest';
import {overcommitOf} from '../../source/model/overcommit.ts';
import {domain, running} from './build.ts';

const given = (current: number, currentBytes: number, maximumBytes: number) =>
  running({vcpu: {current, vcpus: []}, balloon: {currentBytes, maximumBytes}});
const inState = (state: 'paused' | 'shut off' | 'in shutdown') =>
  domain({readings: {state: {at: 0, value: {state}}, vcpu: {at: 0, value: {current: 100, vcpus: []}}}});

describe('overcommitOf', () => {
  it('adds up what runs', () => {
    const domains = [given(4, 10, 10), given(2, 5, 20), inState('paused'), inState('shut off'), domain()];
    expect(overcommitOf(domains, {pcpus: 4, physicalBytes: 20})).toEqual({
      total: 5,
      states: new Map([
        ['running', 2],
        ['paused', 1],
        ['shut off', 1],
      ]),
      running: 2,
      vcpus: 6,
      pcpus: 4,
      vcpuRatio: 1.5,
      vcpusUnknown: 0,
      assignedBytes: 30,
      physicalBytes: 20,
      memoryRatio: 1.5,
      reclaimedBytes: 15,
      memoryUnknown: 0,
    });
  });

  it('counts a domain that is shutting down as running', () => {
    expect(overcommitOf([inState('in shutdown')], {})).toMatchObject({running: 1, vcpus: 100, memoryUnknown: 1});
  });

  it('says how many are missing in the sums', () => {
    const counted = overcommitOf([given(4, 1, 2), running({}), running({})], {});
    expect(counted).toMatchObject({vcpus: 4, vcpusUnknown: 2, assignedBytes: 2, memoryUnknown: 2});
  });

  it.each([
    {name: 'nothing runs: 0', domains: [inState('shut off')], vcpus: 0, ratio: 0},
    {name: 'what runs is unknown: unknown', domains: [running({})], vcpus: undefined, ratio: undefined},
  ])('$name', ({domains, vcpus, ratio}) => {
    expect(overcommitOf(domains, {pcpus: 2})).toMatchObject({vcpus, vcpuRatio: ratio});
  });

  it('has no ratio without the host', () => {
    expect(overcommitOf([given(1, 1, 1)], {})).toMatchObject({vcpuRatio: undefined, memoryRatio: undefined});
  });
});
