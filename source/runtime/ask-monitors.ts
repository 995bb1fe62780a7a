import type {Answer} from '../model/poll.ts';
import {answersMonitor} from '../virsh/answers-monitor.ts';
import {VirshError} from '../virsh/errors.ts';
import type {Ask} from './plan.ts';
import type {Roster} from './roster.ts';

/** What became of a question that needs the monitors of domains. */
export interface MonitorAnswer {
  /** undefined when there was none in time. */
  readonly answer: Answer | undefined;
  /** Whether there was a time-out with no single domain to blame. */
  readonly slow: boolean;
}

/**
 * Asks for dear groups and notes in the roster who answered. A question that outlives its limit is asked once more:
 * the call that hangs in libvirt holds its domain's job, so `--nowait` now skips that domain, which gives it away.
 * When two domains hang in one question, the second one is found out by the next tick in the same way.
 * @param askOnce throws a VirshError
 * @throws VirshError except for time-outs
 */
export async function askMonitors(
  askOnce: (ask: Ask) => Promise<Answer>,
  ask: Ask,
  roster: Roster,
  now: () => number,
): Promise<MonitorAnswer> {
  const uuids = ask.uuids ?? [];
  const first = await orTimeout(askOnce(ask));
  const suspects = uuids.length === 1 ? uuids : uuids.filter(roster.isStuck);
  const isSolved = suspects.length === uuids.length;
  const answer = first ?? (isSolved ? undefined : await orTimeout(askOnce(ask)));
  if (!answer) {
    for (const uuid of suspects) roster.missed(uuid, true, now());
    return {answer, slow: !isSolved};
  }
  const silent = answer.samples.flatMap(({sample}) => {
    const uuid = roster.uuidOf(sample.name);
    if (uuid === undefined) return [];
    if (answersMonitor(sample)) roster.heard(uuid, ask.groups, now());
    else roster.missed(uuid, first === undefined, now());
    return answersMonitor(sample) ? [] : [uuid];
  });
  // What libvirt says of a domain that was merely busy lacks most figures: the older reading is the better one.
  const busy = new Set(silent.filter((uuid) => !roster.isStuck(uuid)));
  const samples = answer.samples.filter(({sample}) => !busy.has(roster.uuidOf(sample.name) ?? ''));
  return {answer: {...answer, samples}, slow: first === undefined && silent.length === 0};
}

async function orTimeout(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof VirshError && error.kind === 'timeout') return undefined;
    throw error;
  }
}
