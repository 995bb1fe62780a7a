import {availableParallelism} from 'node:os';
import type {GuestSpec} from './guest-spec.ts';

/** Less than anything else on the machine gets, so that the fleet's burners starve each other and nobody else. */
const nice = 10;

const pcpus = availableParallelism();

/** The name that every program should take: with a space, a quote and an umlaut. */
export const oddName = "it's grün";

/**
 * A host in trouble, each guest another kind of it. Some boot while nothing burns yet, so the burners come last.
 */
export const fleet: readonly GuestSpec[] = [
  {name: 'old-ci', vcpus: 2, memoryMiB: 192, start: 'off'},
  {name: 'staging', start: 'paused'},
  {name: 'dns1'},
  {name: 'mail1', balloon: 'no-stats'},
  {name: 'erp', balloon: 'none'},
  {name: oddName},
  {name: 'db1', memoryMiB: 192, balloonMiB: 96, diskMiB: 96, cmdline: 'lab.swap=1 lab.eat=40'},
  {name: 'files2', diskMiB: 64, cmdline: 'lab.disk=8'},
  {name: 'web3', vcpus: 2, cmdline: 'lab.burn=2', nice},
  {name: 'build7', vcpus: Math.max(4, pcpus + 2), memoryMiB: 192, cmdline: `lab.burn=${pcpus}`, nice},
];
