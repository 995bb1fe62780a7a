import type {Machine} from '../../source/runtime/machine.ts';

/** A machine on which nothing happens. */
export const fakeMachine: Machine = {
  readHost: async (at) => ({at}),
  readKvm: async () => ({usable: true}),
  daemonPid: () => 7,
  processMs: () => 0,
  selfMs: () => 0,
};
