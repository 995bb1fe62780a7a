import type {Machine} from '../../source/runtime/machine.ts';

/** A machine on which nothing happens. */
export const fakeMachine: Machine = {
  readHost: async (at) => ({at}),
  readKvm: async () => ({support: {usable: true}, extras: {module: 'kvm_amd'}}),
  readExtras: async () => ({arch: 'x86_64'}),
  readProcesses: (_, domains) => new Map(domains.map((name) => [name, {pid: 1000 + name.length, state: 'S'}])),
  daemonPid: () => 7,
  processMs: () => 0,
  selfMs: () => 0,
};
