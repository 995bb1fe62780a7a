import {describe, expect, it} from 'vitest';
import type {HostSample} from '../../source/model/host.ts';
import {hostRates} from '../../source/model/host-rates.ts';

const zero: HostSample = {
  at: 0,
  cpu: {userNs: 0, systemNs: 0, guestNs: 0, idleNs: 100, iowaitNs: 50, stealNs: 0},
  memory: {swapInBytes: 0, swapOutBytes: 10},
};

describe('hostRates', () => {
  it('shares the time of all pCPUs, and gives swap per second', () => {
    const next: HostSample = {
      at: 2000,
      cpu: {userNs: 12, systemNs: 6, guestNs: 55, idleNs: 126, iowaitNs: 51, stealNs: 0},
      memory: {swapInBytes: 4, swapOutBytes: 10},
    };
    expect(hostRates(zero, next)).toEqual({
      busyPercent: 73,
      userPercent: 12,
      systemPercent: 6,
      guestPercent: 55,
      iowaitPercent: 1,
      stealPercent: 0,
      swapInBytesPerSecond: 2,
      swapOutBytesPerSecond: 0,
    });
  });

  it.each([
    {name: 'the first sample', previous: undefined, next: zero},
    {name: 'a clock that stands still', previous: zero, next: zero},
    {name: 'samples without a source', previous: {at: 0}, next: {at: 1000}},
    {
      name: 'a restart',
      previous: {at: 0, cpu: {userNs: 9, idleNs: 9}, memory: {swapInBytes: 5}},
      next: {...zero, at: 1000},
    },
    {name: 'no time spent at all', previous: {at: 0, cpu: zero.cpu}, next: {at: 1000, cpu: zero.cpu}},
    {name: 'no idea of idle time', previous: {at: 0, cpu: {userNs: 0}}, next: {at: 1000, cpu: {userNs: 5}}},
  ])('knows nothing of $name', ({previous, next}) => {
    expect(hostRates(previous, next)).toEqual({});
  });

  it('takes a corrected iowait for no restart', () => {
    const next = {at: 1000, cpu: {...zero.cpu, userNs: 50, idleNs: 150, iowaitNs: 49}};
    expect(hostRates(zero, next)).toMatchObject({busyPercent: 50, userPercent: 50, iowaitPercent: 0});
  });

  it('leaves unknown what only one sample has, or none', () => {
    const next = {at: 1000, cpu: {userNs: 50, idleNs: 150}};
    expect(hostRates(zero, next)).toEqual({busyPercent: 50, userPercent: 50});
  });
});
