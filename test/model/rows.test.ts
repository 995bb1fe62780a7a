import {describe, expect, it} from 'vitest';
import {diskRows, domainRows, nicRows, vcpuRows} from '../../source/model/rows.ts';
import {domain, running} from './build.ts';

const context = {now: 0, wallSeconds: 0};
const busy = running(
  {vcpu: {vcpus: [{index: 0}, {index: 2}]}, interface: [{name: 'vnet0'}], block: [{name: 'vda'}, {name: 'sda'}]},
  {
    rates: {
      vcpu: {vcpus: [{index: 2, percent: 7}]},
      interface: [{name: 'vnet0', rxBytesPerSecond: 8}],
      block: [{name: 'sda', readBytesPerSecond: 9}],
    },
  },
);
const off = domain({
  uuid: 'u2',
  id: undefined,
  readings: {...busy.readings, state: {at: 0, value: {state: 'shut off'}}},
});

it('has a row for each domain, active or not', () => {
  expect(domainRows([busy, off], context).map(({key}) => key)).toEqual(['u1', 'u2']);
});

describe.each([
  {name: 'vcpuRows', rows: vcpuRows, keys: ['u1/0', 'u1/2'], rates: [undefined, {index: 2, percent: 7}]},
  {name: 'nicRows', rows: nicRows, keys: ['u1/vnet0'], rates: [{name: 'vnet0', rxBytesPerSecond: 8}]},
  {
    name: 'diskRows',
    rows: diskRows,
    keys: ['u1/vda', 'u1/sda'],
    rates: [undefined, {name: 'sda', readBytesPerSecond: 9}],
  },
])('$name', ({rows, keys, rates}) => {
  it('has a row with its rate for each item of active domains', () => {
    const made = rows([off, busy, domain()], context);
    expect(made.map(({key}) => key)).toEqual(keys);
    expect(made.map(({row}) => row.rate)).toEqual(rates);
  });
});
