import type {DomainRow, Field} from '../field.ts';
import type {DiskRate, NicRate} from '../rates.ts';
import {sumKnown} from '../sum.ts';
import {meanLatencyMs} from './latency.ts';

type Disk = (disk: DiskRate) => number | undefined;
type Nic = (nic: NicRate) => readonly (number | undefined)[];

/** Disks without a rate of their own, such as one just plugged in, are left out of the sum. */
const ofDisks = (pick: Disk) => (row: DomainRow) => sumOf(row.domain.rates.block, (disk) => pick(disk));
const ofNics = (pick: Nic) => (row: DomainRow) => sumOf(row.domain.rates.interface, (nic) => sumKnown(pick(nic)));

function sumOf<T>(items: readonly T[] | undefined, pick: (item: T) => number | undefined): number | undefined {
  if (items === undefined) return undefined;
  return items.length === 0 ? 0 : sumKnown(items.map(pick));
}

/** What a domain reads, writes, receives and sends: the sum of its disks and of its interfaces. */
export const trafficFields: readonly Field<DomainRow>[] = [
  {
    id: 'diskReadBytesPerSecond',
    alias: 'disk.r',
    kind: 'bytesPerSecond',
    groups: ['block'],
    help: 'Rise of block.N.rd.bytes per second, all disks.',
    value: ofDisks((disk) => disk.readBytesPerSecond),
  },
  {
    id: 'diskWriteBytesPerSecond',
    alias: 'disk.w',
    kind: 'bytesPerSecond',
    groups: ['block'],
    help: 'Rise of block.N.wr.bytes per second, all disks.',
    value: ofDisks((disk) => disk.writeBytesPerSecond),
  },
  {
    id: 'diskReadRequestsPerSecond',
    alias: 'disk.rio',
    kind: 'perSecond',
    groups: ['block'],
    help: 'Rise of block.N.rd.reqs per second, all disks.',
    value: ofDisks((disk) => disk.readRequestsPerSecond),
  },
  {
    id: 'diskWriteRequestsPerSecond',
    alias: 'disk.wio',
    kind: 'perSecond',
    groups: ['block'],
    help: 'Rise of block.N.wr.reqs per second, all disks.',
    value: ofDisks((disk) => disk.writeRequestsPerSecond),
  },
  {
    id: 'diskLatencyMs',
    alias: 'latency',
    kind: 'milliseconds',
    groups: ['block'],
    help: 'Rise of the times of reads and writes by the rise of their number, all disks; unknown without requests.',
    value: ({domain}) => meanLatencyMs(domain.rates.block),
  },
  {
    id: 'netRxBytesPerSecond',
    alias: 'rx',
    kind: 'bytesPerSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.bytes per second, all interfaces: what the domain receives.',
    value: ofNics((nic) => [nic.rxBytesPerSecond]),
  },
  {
    id: 'netTxBytesPerSecond',
    alias: 'tx',
    kind: 'bytesPerSecond',
    groups: ['interface'],
    help: 'Rise of net.N.tx.bytes per second, all interfaces: what the domain sends.',
    value: ofNics((nic) => [nic.txBytesPerSecond]),
  },
  {
    id: 'netRxPacketsPerSecond',
    alias: 'rx.pkt',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.pkts per second, all interfaces.',
    value: ofNics((nic) => [nic.rxPacketsPerSecond]),
  },
  {
    id: 'netTxPacketsPerSecond',
    alias: 'tx.pkt',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.tx.pkts per second, all interfaces.',
    value: ofNics((nic) => [nic.txPacketsPerSecond]),
  },
  {
    id: 'netErrorsPerSecond',
    alias: 'net.err',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.errs, rx.drop, tx.errs and tx.drop together per second, all interfaces.',
    value: ofNics((nic) => [nic.rxErrorsPerSecond, nic.rxDropsPerSecond, nic.txErrorsPerSecond, nic.txDropsPerSecond]),
  },
];
