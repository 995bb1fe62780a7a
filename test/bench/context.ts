import {fleet} from '../lab/fleet.ts';
import {idleDomains} from '../lab/guest-spec.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import type {Progress} from '../lab/progress.ts';

/** What the cases share: one lab, made when the first of them needs it. */
export interface Context {
  /** So many domains exist in the lab beside the fleet. */
  readonly idle: number;
  readonly progress: Progress;
  /** A host on which domains exist, and nothing happens. */
  quietLab(): Promise<Lab>;
  /** The same with the fleet: a host in trouble. */
  busyLab(): Promise<Lab>;
  /** Takes down what was made. */
  close(): Promise<void>;
}

/** A context whose lab has that many domains without a system. */
export function openContext(idle: number, progress: Progress): Context {
  let quiet: Promise<Lab> | undefined;
  let busy: Promise<Lab> | undefined;
  const quietLab = () => {
    if (!quiet) {
      progress(`starting ${idle} domains without a system`);
      quiet = startLab({name: `bench-${process.pid % 100_000}`, guests: idleDomains(idle)});
    }
    return quiet;
  };
  const addFleet = async () => {
    const lab = await quietLab();
    for (const guest of fleet) {
      progress(`starting guest ${guest.name}`);
      await lab.add(guest);
    }
    const running = fleet.filter(({start = 'running'}) => start === 'running');
    await Promise.all(running.map(({name}) => lab.booted(name)));
    return lab;
  };
  return {
    idle,
    progress,
    quietLab,
    busyLab() {
      busy ??= addFleet();
      return busy;
    },
    async close() {
      await (await quiet)?.down();
    },
  };
}
