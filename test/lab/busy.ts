import {fleet} from './fleet.ts';
import type {Lab} from './lab.ts';

/** Guests of the fleet that give the host something to do. */
const busy = fleet.filter(({cmdline, start = 'running'}) => cmdline !== undefined && start === 'running');

/** Lets the busy guests work, or rest: what they take from the tests of other labs would be taken for nothing. */
export async function order(lab: Lab, command: 'resume' | 'suspend'): Promise<void> {
  await Promise.all(busy.map(({name}) => lab.virsh([command, '--domain', name])));
}
