import {describe, expect, it} from 'vitest';
import {diskFields} from '../../../source/model/fields/disk.ts';
import {domainFields} from '../../../source/model/fields/domain.ts';
import {findField} from '../../../source/model/fields/find-field.ts';
import {nicFields} from '../../../source/model/fields/nic.ts';
import {vcpuFields} from '../../../source/model/fields/vcpu.ts';
import type {Rates} from '../../../source/model/rates.ts';
import type {BalloonStats} from '../../../source/model/sample.ts';
import {domain, rowOf, running} from '../build.ts';

const valueIn = (id: string, row: ReturnType<typeof rowOf>) => findField(domainFields, id)?.value(row);

describe.each([
  {name: 'domainFields', fields: domainFields},
  {name: 'vcpuFields', fields: vcpuFields},
  {name: 'nicFields', fields: nicFields},
  {name: 'diskFields', fields: diskFields},
])('$name', ({fields}) => {
  it('has no two fields that one word could mean', () => {
    const words = fields.flatMap(({id, alias}) => (id.toLowerCase() === alias ? [alias] : [id.toLowerCase(), alias]));
    expect(new Set(words).size).toBe(words.length);
  });

  it.each(fields.map(({id, alias, help}) => ({id, alias, help})))('$id can be typed and read', ({alias, help}) => {
    expect(alias).toMatch(/^[a-z]+(\.[a-z]+)?$/);
    expect(help).toMatch(/^[\x20-\x7e]+\.$/);
  });
});

describe('findField', () => {
  it.each(['cpuPercent', 'cpupercent', 'cpu', 'CPU'])('finds %s', (word) => {
    expect(findField(domainFields, word)?.id).toBe('cpuPercent');
  });
  it('knows what it does not know', () => expect(findField(domainFields, 'cp')).toBeUndefined());
});

describe('a domain of which nothing was read', () => {
  const row = rowOf(domain({id: undefined}), {pcpus: 4});
  const known = domainFields.filter(({value}) => value(row) !== undefined).map(({id}) => id);
  it('shows who it is and nothing else', () => expect(known).toEqual(['name', 'uuid', 'cpuTrend']));
});

describe('CPU fields', () => {
  const rates: Rates = {'cpu-total': {percent: 300, userPercent: 200, systemPercent: 100}};
  it('share of the host', () => {
    expect(valueIn('cpuHostPercent', rowOf(domain({rates}), {pcpus: 4}))).toBe(75);
    expect(valueIn('cpuHostPercent', rowOf(domain({rates})))).toBeUndefined();
    expect(valueIn('cpuHostPercent', rowOf(domain({rates}), {pcpus: 0}))).toBeUndefined();
  });
});

describe('guest memory', () => {
  const reports: BalloonStats = {
    maximumBytes: 400,
    currentBytes: 300,
    availableBytes: 200,
    usableBytes: 50,
    lastUpdateSeconds: 1000,
  };
  const at = (balloon: BalloonStats, wallSeconds: number, now = 0) => rowOf(running({balloon}), {wallSeconds, now});

  it.each([
    {id: 'balloonPercent', value: 75},
    {id: 'reclaimedBytes', value: 100},
    {id: 'usedPercent', value: 75},
    {id: 'usedBytes', value: 150},
    {id: 'balloonAgeSeconds', value: 5},
  ])('$id', ({id, value}) => expect(valueIn(id, at(reports, 1005))).toBe(value));

  it.each([
    {name: 'the guest never reported', row: at({...reports, lastUpdateSeconds: undefined}, 1005), used: undefined},
    {
      name: 'the guest does not tell what is usable',
      row: at({...reports, usableBytes: undefined}, 1005),
      used: undefined,
    },
    {name: 'it would be negative', row: at({...reports, usableBytes: 201}, 1005), used: undefined},
    {name: 'the guest reported 12 s before it was read', row: at(reports, 1012), used: 75},
    {name: 'the guest reported longer ago', row: at(reports, 1012.5), used: undefined},
    {name: 'it was read long ago, but right after the report', row: at(reports, 1060, 58_000), used: 75},
    {name: "the host's clock is ahead of ours", row: at(reports, 990), used: 75},
  ])('usedPercent when $name: $used', ({row, used}) => expect(valueIn('usedPercent', row)).toBe(used));

  it.each([undefined, 0])('has no age of a guest that never reported: last-update %s', (lastUpdateSeconds) => {
    const row = at({...reports, lastUpdateSeconds}, 1_795_397_076);
    expect(valueIn('balloonAgeSeconds', row)).toBeUndefined();
    expect(valueIn('usedPercent', row)).toBeUndefined();
  });

  it('has no swap rate of a guest that stopped reporting', () => {
    const rates: Rates = {balloon: {swapInBytesPerSecond: 3, swapOutBytesPerSecond: 4}};
    const of = running({balloon: reports}, {rates});
    expect(valueIn('swapBytesPerSecond', rowOf(of, {wallSeconds: 1001}))).toBe(7);
    expect(valueIn('swapBytesPerSecond', rowOf(of, {wallSeconds: 1100}))).toBeUndefined();
  });

  it('has no share of a balloon of unknown or no size', () => {
    expect(valueIn('balloonPercent', at({currentBytes: 1}, 0))).toBeUndefined();
    expect(valueIn('balloonPercent', at({currentBytes: 0, maximumBytes: 0}, 0))).toBeUndefined();
  });
});

describe('traffic', () => {
  const sums = (rates: Rates) => rowOf(domain({rates}));

  it.each([
    {
      name: 'adds up all disks',
      block: [
        {name: 'a', readBytesPerSecond: 1},
        {name: 'b', readBytesPerSecond: 2},
      ],
      sum: 3,
    },
    {name: 'leaves out a disk without a rate', block: [{name: 'a', readBytesPerSecond: 1}, {name: 'b'}], sum: 1},
    {name: 'is unknown when no disk has a rate', block: [{name: 'b'}], sum: undefined},
    {name: 'is nothing without disks', block: [], sum: 0},
  ])('$name', ({block, sum}) => expect(valueIn('diskReadBytesPerSecond', sums({block}))).toBe(sum));

  it('weighs latencies by requests, of reads and writes and all disks', () => {
    const block = [
      {name: 'a', readLatencyMs: 10, readRequestsPerSecond: 3, writeLatencyMs: undefined, writeRequestsPerSecond: 0},
      {name: 'b', writeLatencyMs: 50, writeRequestsPerSecond: 1},
    ];
    expect(valueIn('diskLatencyMs', sums({block}))).toBe(20);
    expect(valueIn('diskLatencyMs', sums({block: [{name: 'a', readRequestsPerSecond: 0}]}))).toBeUndefined();
  });

  it('counts errors and drops of both directions', () => {
    const nic = {name: 'n', rxErrorsPerSecond: 1, txErrorsPerSecond: 2, rxDropsPerSecond: 4, txDropsPerSecond: 8};
    expect(valueIn('netErrorsPerSecond', sums({interface: [nic, {name: 'm', rxDropsPerSecond: 16}]}))).toBe(31);
  });
});

it('tells how long a domain is stuck', () => {
  expect(valueIn('stuckSeconds', rowOf(domain({stuckSince: 1000}), {now: 13_000}))).toBe(12);
});
