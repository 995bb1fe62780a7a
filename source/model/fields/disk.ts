import type {DiskRow, Field} from '../field.ts';
import {nameField, stateField} from './identity.ts';

/** What is known of one disk. */
export const diskItemFields: readonly Field<DiskRow>[] = [
  {
    id: 'target',
    alias: 'disk',
    kind: 'text',
    groups: ['block'],
    help: "The disk's target: block.N.name, such as vda.",
    value: ({disk}) => disk.name,
  },
  {
    id: 'path',
    alias: 'path',
    kind: 'text',
    groups: ['block'],
    help: 'The file or device behind the disk: block.N.path.',
    value: ({disk}) => disk.path,
  },
  {
    id: 'readBytesPerSecond',
    alias: 'disk.r',
    kind: 'bytesPerSecond',
    groups: ['block'],
    help: 'Rise of block.N.rd.bytes per second.',
    value: ({rate}) => rate?.readBytesPerSecond,
  },
  {
    id: 'writeBytesPerSecond',
    alias: 'disk.w',
    kind: 'bytesPerSecond',
    groups: ['block'],
    help: 'Rise of block.N.wr.bytes per second.',
    value: ({rate}) => rate?.writeBytesPerSecond,
  },
  {
    id: 'readRequestsPerSecond',
    alias: 'disk.rio',
    kind: 'perSecond',
    groups: ['block'],
    help: 'Rise of block.N.rd.reqs per second.',
    value: ({rate}) => rate?.readRequestsPerSecond,
  },
  {
    id: 'writeRequestsPerSecond',
    alias: 'disk.wio',
    kind: 'perSecond',
    groups: ['block'],
    help: 'Rise of block.N.wr.reqs per second.',
    value: ({rate}) => rate?.writeRequestsPerSecond,
  },
  {
    id: 'flushRequestsPerSecond',
    alias: 'disk.fio',
    kind: 'perSecond',
    groups: ['block'],
    help: 'Rise of block.N.fl.reqs per second.',
    value: ({rate}) => rate?.flushRequestsPerSecond,
  },
  {
    id: 'readLatencyMs',
    alias: 'latency.r',
    kind: 'milliseconds',
    groups: ['block'],
    help: 'Rise of block.N.rd.times by that of rd.reqs: mean time of a read; unknown without one.',
    value: ({rate}) => rate?.readLatencyMs,
  },
  {
    id: 'writeLatencyMs',
    alias: 'latency.w',
    kind: 'milliseconds',
    groups: ['block'],
    help: 'Rise of block.N.wr.times by that of wr.reqs: mean time of a write; unknown without one.',
    value: ({rate}) => rate?.writeLatencyMs,
  },
  {
    id: 'flushLatencyMs',
    alias: 'latency.f',
    kind: 'milliseconds',
    groups: ['block'],
    help: 'Rise of block.N.fl.times by that of fl.reqs: mean time of a flush; unknown without one.',
    value: ({rate}) => rate?.flushLatencyMs,
  },
  {
    id: 'capacityBytes',
    alias: 'capacity',
    kind: 'bytes',
    groups: ['block'],
    help: 'The size of the disk as the guest sees it: block.N.capacity.',
    value: ({disk}) => disk.capacityBytes,
  },
  {
    id: 'allocationBytes',
    alias: 'allocation',
    kind: 'bytes',
    groups: ['block'],
    help: 'The highest byte written: block.N.allocation.',
    value: ({disk}) => disk.allocationBytes,
  },
  {
    id: 'physicalBytes',
    alias: 'physical',
    kind: 'bytes',
    groups: ['block'],
    help: 'The size of the file or device behind the disk: block.N.physical.',
    value: ({disk}) => disk.physicalBytes,
  },
];

/** The disk and whose it is. */
export const diskFields: readonly Field<DiskRow>[] = [nameField, stateField, ...diskItemFields];
