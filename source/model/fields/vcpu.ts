import type {Field, VcpuRow} from '../field.ts';
import {nameField, stateField} from './identity.ts';

/** What is known of one vCPU. */
export const vcpuItemFields: readonly Field<VcpuRow>[] = [
  {
    id: 'index',
    alias: 'vcpu',
    kind: 'count',
    groups: ['vcpu'],
    help: 'The number of the vCPU in its domain; numbers can have holes.',
    value: ({vcpu}) => vcpu.index,
  },
  {
    id: 'vcpuState',
    alias: 'vcpu.state',
    kind: 'text',
    groups: ['vcpu'],
    help: 'offline, running or blocked, as libvirt sees the vCPU.',
    value: ({vcpu}) => vcpu.state,
  },
  {
    id: 'percent',
    alias: 'cpu',
    kind: 'percent',
    groups: ['vcpu'],
    help: 'Rise of vcpu.N.time per elapsed time; 100 % is one pCPU.',
    value: ({rate}) => rate?.percent,
  },
  {
    id: 'readyPercent',
    alias: 'rdy',
    kind: 'percent',
    groups: ['vcpu'],
    help: 'Rise of vcpu.N.delay per elapsed time: ready to run, but waiting for a pCPU.',
    value: ({rate}) => rate?.readyPercent,
  },
  {
    id: 'waitPercent',
    alias: 'wait',
    kind: 'percent',
    groups: ['vcpu'],
    help: 'Rise of vcpu.N.wait per elapsed time: blocked on I/O; 0 unless the host runs with schedstats=enable.',
    value: ({rate}) => rate?.waitPercent,
  },
  {
    id: 'halted',
    alias: 'halted',
    kind: 'text',
    groups: ['vcpu'],
    help: 'Whether the guest has halted the vCPU: yes or no.',
    value: ({vcpu}) => (vcpu.halted === undefined ? undefined : vcpu.halted ? 'yes' : 'no'),
  },
];

/** The vCPU and whose it is. */
export const vcpuFields: readonly Field<VcpuRow>[] = [nameField, stateField, ...vcpuItemFields];
