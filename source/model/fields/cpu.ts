import type {DomainRow, Field} from '../field.ts';

/** How much CPU a domain has, uses and waits for. */
export const cpuFields: readonly Field<DomainRow>[] = [
  {
    id: 'vcpus',
    alias: 'vcpus',
    kind: 'count',
    groups: ['vcpu'],
    help: 'vCPUs that are plugged in: vcpu.current.',
    value: ({domain}) => domain.readings.vcpu?.value.current,
  },
  {
    id: 'vcpusMaximum',
    alias: 'vcpus.max',
    kind: 'count',
    groups: ['vcpu'],
    help: 'vCPUs that can be plugged in: vcpu.maximum.',
    value: ({domain}) => domain.readings.vcpu?.value.maximum,
  },
  {
    id: 'cpuPercent',
    alias: 'cpu',
    kind: 'percent',
    groups: ['cpu-total'],
    help: 'Rise of cpu.time per elapsed time; 100 % is one pCPU.',
    value: ({domain}) => domain.rates['cpu-total']?.percent,
  },
  {
    id: 'cpuHostPercent',
    alias: 'host',
    kind: 'percent',
    groups: ['cpu-total'],
    help: "Rise of cpu.time per elapsed time, divided by the host's pCPUs; 100 % is the whole host.",
    value: ({domain, context}) => {
      const percent = domain.rates['cpu-total']?.percent;
      return percent !== undefined && context.pcpus ? percent / context.pcpus : undefined;
    },
  },
  {
    id: 'cpuUserPercent',
    alias: 'usr',
    kind: 'percent',
    groups: ['cpu-total'],
    help: 'Rise of cpu.user per elapsed time: the QEMU process in user mode, guest code included.',
    value: ({domain}) => domain.rates['cpu-total']?.userPercent,
  },
  {
    id: 'cpuSystemPercent',
    alias: 'sys',
    kind: 'percent',
    groups: ['cpu-total'],
    help: "Rise of cpu.system per elapsed time: the host's kernel on behalf of the domain.",
    value: ({domain}) => domain.rates['cpu-total']?.systemPercent,
  },
  {
    id: 'cpuTimeSeconds',
    alias: 'time',
    kind: 'seconds',
    groups: ['cpu-total'],
    help: 'CPU time used since the domain was started: cpu.time.',
    value: ({domain}) => {
      const nanoseconds = domain.readings['cpu-total']?.value.timeNs;
      return nanoseconds === undefined ? undefined : nanoseconds / 1e9;
    },
  },
  {
    id: 'readyPercent',
    alias: 'rdy',
    kind: 'percent',
    groups: ['vcpu'],
    help: 'Rise of vcpu.N.delay per elapsed time, of the worst vCPU: ready to run, but waiting for a pCPU; at most 100, as a wait is counted when it ends.',
    value: ({domain}) => domain.rates.vcpu?.readyPercent,
  },
  {
    id: 'readyMeanPercent',
    alias: 'rdy.mean',
    kind: 'percent',
    groups: ['vcpu'],
    help: 'Rise of vcpu.N.delay per elapsed time, mean of the vCPUs.',
    value: ({domain}) => domain.rates.vcpu?.readyMeanPercent,
  },
  {
    id: 'overheadPercent',
    alias: 'ovh',
    kind: 'percent',
    groups: ['vcpu'],
    help: 'Rise of cpu.time less that of all vcpu.N.time, per elapsed time: emulator and I/O threads.',
    value: ({domain}) => domain.rates.vcpu?.overheadPercent,
  },
  {
    id: 'cpuTrend',
    alias: 'trend',
    kind: 'trend',
    groups: ['cpu-total'],
    help: 'cpuPercent over the last minutes; a gap is an interval without a rate.',
    value: ({domain}) => domain.trend,
  },
];
