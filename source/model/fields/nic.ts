import type {Field, NicRow} from '../field.ts';
import {nameField, stateField} from './identity.ts';

/** What is known of one network interface; received and sent are as the guest sees them. */
export const nicItemFields: readonly Field<NicRow>[] = [
  {
    id: 'device',
    alias: 'nic',
    kind: 'text',
    groups: ['interface'],
    help: "The host's name of the interface: net.N.name, such as vnet0.",
    value: ({nic}) => nic.name,
  },
  {
    id: 'rxBytesPerSecond',
    alias: 'rx',
    kind: 'bytesPerSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.bytes per second.',
    value: ({rate}) => rate?.rxBytesPerSecond,
  },
  {
    id: 'txBytesPerSecond',
    alias: 'tx',
    kind: 'bytesPerSecond',
    groups: ['interface'],
    help: 'Rise of net.N.tx.bytes per second.',
    value: ({rate}) => rate?.txBytesPerSecond,
  },
  {
    id: 'rxPacketsPerSecond',
    alias: 'rx.pkt',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.pkts per second.',
    value: ({rate}) => rate?.rxPacketsPerSecond,
  },
  {
    id: 'txPacketsPerSecond',
    alias: 'tx.pkt',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.tx.pkts per second.',
    value: ({rate}) => rate?.txPacketsPerSecond,
  },
  {
    id: 'rxErrorsPerSecond',
    alias: 'rx.err',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.errs per second.',
    value: ({rate}) => rate?.rxErrorsPerSecond,
  },
  {
    id: 'txErrorsPerSecond',
    alias: 'tx.err',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.tx.errs per second.',
    value: ({rate}) => rate?.txErrorsPerSecond,
  },
  {
    id: 'rxDropsPerSecond',
    alias: 'rx.drop',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.rx.drop per second.',
    value: ({rate}) => rate?.rxDropsPerSecond,
  },
  {
    id: 'txDropsPerSecond',
    alias: 'tx.drop',
    kind: 'perSecond',
    groups: ['interface'],
    help: 'Rise of net.N.tx.drop per second.',
    value: ({rate}) => rate?.txDropsPerSecond,
  },
];

/** The interface and whose it is. */
export const nicFields: readonly Field<NicRow>[] = [nameField, stateField, ...nicItemFields];
