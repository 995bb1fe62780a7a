import {describe, expect, it} from 'vitest';
import {ratesOf} from '../../../source/model/rates/rates-of.ts';
import type {VcpuSample} from '../../../source/model/sample.ts';

const reading = (at: number, domainTimeNs: number | undefined, ...vcpus: readonly VcpuSample[]) => ({
  at,
  value: {domainTimeNs, vcpus},
});
const idle: VcpuSample = {index: 0, timeNs: 0, delayNs: 0};

describe('ratesOf vcpu', () => {
  it('tells each vCPU, the worst, the mean and the overhead', () => {
    const rates = ratesOf(
      'vcpu',
      reading(0, 0, {index: 0, timeNs: 0, delayNs: 0, waitNs: 0}, {index: 1, timeNs: 1e9, delayNs: 1e9}),
      reading(2000, 3e9, {index: 0, timeNs: 2e9, delayNs: 4e8, waitNs: 1e8}, {index: 1, timeNs: 15e8, delayNs: 1e9}),
    );
    expect(rates).toEqual({
      vcpus: [
        {index: 0, percent: 100, readyPercent: 20, waitPercent: 5},
        {index: 1, percent: 25, readyPercent: 0, waitPercent: undefined},
      ],
      readyPercent: 20,
      readyMeanPercent: 10,
      overheadPercent: 25,
    });
  });

  it('leaves only the hot-plugged vCPU without a rate, and the overhead unknown', () => {
    const rates = ratesOf(
      'vcpu',
      reading(0, 0, idle),
      reading(1000, 1e9, {index: 0, timeNs: 5e8, delayNs: 1e8}, {index: 3, timeNs: 4e8, delayNs: 9e8}),
    );
    expect(rates?.vcpus).toEqual([{index: 0, percent: 50, readyPercent: 10, waitPercent: undefined}, {index: 3}]);
    expect(rates).toMatchObject({readyPercent: 10, readyMeanPercent: 10, overheadPercent: undefined});
  });

  it('knows no overhead of an interval in which a vCPU was unplugged', () => {
    const rates = ratesOf('vcpu', reading(0, 0, idle, {index: 1, timeNs: 0}), reading(1000, 1e9, idle));
    expect(rates).toMatchObject({vcpus: [{index: 0, percent: 0}], overheadPercent: undefined});
  });

  it('counts an offline vCPU as one that did not run', () => {
    const offline: VcpuSample = {index: 1, state: 'offline'};
    const rates = ratesOf('vcpu', reading(0, 0, idle, offline), reading(1000, 1e9, idle, offline));
    expect(rates?.overheadPercent).toBe(100);
  });

  it.each([
    {name: 'the vCPUs ran a tick more than the domain', domainNs: 9e8, vcpuNs: 1e9, overhead: 0},
    {name: 'the domain does not tell its time', domainNs: undefined, vcpuNs: 1e9, overhead: undefined},
    {name: 'the vCPU does not tell its time', domainNs: 1e9, vcpuNs: undefined, overhead: undefined},
  ])('overhead when $name', ({domainNs, vcpuNs, overhead}) => {
    const start = reading(0, domainNs && 0, {index: 0, timeNs: vcpuNs && 0});
    expect(ratesOf('vcpu', start, reading(1000, domainNs, {index: 0, timeNs: vcpuNs}))?.overheadPercent).toBe(overhead);
  });

  it('counts a wait that began before the interval for no longer than that', () => {
    const rates = ratesOf('vcpu', reading(0, 0, idle), reading(1000, 0, {index: 0, timeNs: 0, delayNs: 21e8}));
    expect(rates).toMatchObject({vcpus: [{readyPercent: 100}], readyPercent: 100, readyMeanPercent: 100});
  });

  it('knows no ready time where no vCPU tells it', () => {
    const rates = ratesOf('vcpu', reading(0, 0, {index: 0, timeNs: 0}), reading(1000, 0, {index: 0, timeNs: 0}));
    expect(rates).toMatchObject({readyPercent: undefined, readyMeanPercent: undefined});
  });

  it.each([
    {name: 'the domain', next: reading(1000, 1, {index: 0, timeNs: 1e9, delayNs: 0})},
    {name: 'a vCPU', next: reading(1000, 1e10, {index: 0, timeNs: 0, delayNs: 5})},
  ])('knows nothing when the time of $name fell', ({next}) => {
    expect(ratesOf('vcpu', reading(0, 1e9, {index: 0, timeNs: 5, delayNs: 0}), next)).toBeUndefined();
  });
});
