import {describe, expect, it} from 'vitest';
import {ratesOf} from '../../../source/model/rates/rates-of.ts';
import type {DiskSample, NicSample} from '../../../source/model/sample.ts';

const disks = (at: number, ...value: readonly DiskSample[]) => ({at, value});
const nics = (at: number, ...value: readonly NicSample[]) => ({at, value});

describe('ratesOf block', () => {
  it('gives bytes, requests and the mean time of a request', () => {
    const [vda] =
      ratesOf(
        'block',
        disks(0, {name: 'vda', readBytes: 0, readRequests: 10, readNs: 0, writeRequests: 5, writeNs: 7}),
        disks(2000, {name: 'vda', readBytes: 8192, readRequests: 14, readNs: 1e8, writeRequests: 5, writeNs: 7}),
      ) ?? [];
    expect(vda).toMatchObject({
      readBytesPerSecond: 4096,
      readRequestsPerSecond: 2,
      readLatencyMs: 25,
      writeRequestsPerSecond: 0,
      writeLatencyMs: undefined,
      writeBytesPerSecond: undefined,
    });
  });

  it('leaves only the hot-plugged disk without rates, wherever it stands in the list', () => {
    const rates = ratesOf(
      'block',
      disks(0, {name: 'vda', readBytes: 0}),
      disks(1000, {name: 'sda', readBytes: 999}, {name: 'vda', readBytes: 50}),
    );
    expect(rates).toMatchObject([{name: 'sda'}, {name: 'vda', readBytesPerSecond: 50}]);
    expect(rates?.[0]).toEqual({name: 'sda'});
  });

  it('forgets a disk that was unplugged', () => {
    const rates = ratesOf('block', disks(0, {name: 'vda'}, {name: 'vdb'}), disks(1000, {name: 'vdb'}));
    expect(rates?.map(({name}) => name)).toEqual(['vdb']);
  });

  it('knows nothing of the interval when a counter fell', () => {
    const rates = ratesOf('block', disks(0, {name: 'vda', flushNs: 9}), disks(1000, {name: 'vda', flushNs: 8}));
    expect(rates).toBeUndefined();
  });
});

describe('ratesOf interface', () => {
  it('matches by name and gives every counter per second', () => {
    const start = {
      rxBytes: 0,
      txBytes: 0,
      rxPackets: 0,
      txPackets: 0,
      rxErrors: 0,
      txErrors: 0,
      rxDrops: 0,
      txDrops: 0,
    };
    const end = {
      rxBytes: 2,
      txBytes: 4,
      rxPackets: 6,
      txPackets: 8,
      rxErrors: 10,
      txErrors: 12,
      rxDrops: 14,
      txDrops: 16,
    };
    const rates = ratesOf('interface', nics(0, {name: 'vnet1', ...start}), nics(2000, {name: 'vnet1', ...end}));
    expect(rates).toEqual([
      {
        name: 'vnet1',
        rxBytesPerSecond: 1,
        txBytesPerSecond: 2,
        rxPacketsPerSecond: 3,
        txPacketsPerSecond: 4,
        rxErrorsPerSecond: 5,
        txErrorsPerSecond: 6,
        rxDropsPerSecond: 7,
        txDropsPerSecond: 8,
      },
    ]);
  });

  it('has no rate of an interface with a new name', () => {
    expect(ratesOf('interface', nics(0, {name: 'vnet1', rxBytes: 0}), nics(1000, {name: 'vnet2', rxBytes: 9}))).toEqual(
      [{name: 'vnet2'}],
    );
  });
});
