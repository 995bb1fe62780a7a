import type {Answer} from '../model/poll.ts';
import type {Sample} from '../model/sample.ts';
import {domstats} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';
import type {Ask} from './plan.ts';

/**
 * Asks one question of the plan.
 * @throws VirshError as `Virsh.ask` does
 */
export async function askStats(virsh: Virsh, clock: Clock, ask: Ask, limitMs: number): Promise<Answer> {
  const start = clock.now();
  const samples = await domstats(virsh, ask, limitMs);
  return {groups: ask.groups, asked: ask.uuids, samples: timed(samples, start, clock.now())};
}

/**
 * When each record of an answer was read. libvirt reads the domains one after the other, in the order of the answer,
 * so record i of n is taken as read at start + (i + 1)/n of the time that the answer took. Times in milliseconds.
 */
export function timed(samples: readonly Sample[], start: number, end: number): Answer['samples'] {
  return samples.map((sample, index) => ({at: start + ((index + 1) / samples.length) * (end - start), sample}));
}
