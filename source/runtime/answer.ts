import type {Answer} from '../model/poll.ts';
import type {Sample} from '../model/sample.ts';
import {domstats} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';
import type {Ask} from './plan.ts';

/** Puts a question to virsh by its names for the domains, which are ids or uuids. */
export interface Line {
  readonly virsh: Virsh;
  readonly clock: Clock;
  readonly nameOf: (uuid: string) => string;
}

/**
 * Asks one question of the plan.
 * @throws VirshError as `Virsh.ask` does
 */
export async function askStats({virsh, clock, nameOf}: Line, ask: Ask, limitMs: number): Promise<Answer> {
  const {groups, uuids: asked, domainTime} = ask;
  const start = clock.now();
  const samples = await domstats(virsh, {groups, domainTime, domains: asked?.map(nameOf)}, limitMs);
  return {groups, asked, samples: timed(samples, start, clock.now())};
}

/**
 * When each record of an answer was read. libvirt reads the domains one after the other, in the order of the answer,
 * so record i of n is taken as read at start + (i + 1)/n of the time that the answer took. Times in milliseconds.
 */
export function timed(samples: readonly Sample[], start: number, end: number): Answer['samples'] {
  return samples.map((sample, index) => ({at: start + ((index + 1) / samples.length) * (end - start), sample}));
}
