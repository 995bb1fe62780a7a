import type {Answer} from '../model/poll.ts';
import {answersMonitor} from '../virsh/answers-monitor.ts';
import type {Ask} from './plan.ts';
import {unlessTimeout} from './refusal.ts';
import type {Roster} from './roster.ts';

/** What became of a question that needs the monitors of domains. */
export interface MonitorAnswer {
  /** undefined when there was none in time. */
  readonly answer: Answer | undefined;
  /** Whether there was a time-out with no single domain to blame. */
  readonly slow: boolean;
}

interface Circumstances {
  readonly roster: Roster;
  readonly now: () => number;
  /** Whether one of the domains has just held up another question. */
  readonly hung: boolean;
}

/**
 * Asks for dear groups and notes in the roster who answered. A question that outlives its limit is asked once more:
 * the call that hangs in libvirt holds its domain's job, so `--nowait` now skips that domain, and the balloon's figures
 * give it away. When two domains hang in one question, the next tick finds out the second one in the same way.
 * @param ask throws a VirshError
 * @throws VirshError except for time-outs
 */
export async function askMonitors(
  ask: (question: Ask) => Promise<Answer>,
  question: Ask,
  {roster, now, hung}: Circumstances,
): Promise<MonitorAnswer> {
  const uuids = question.uuids ?? [];
  const suspects = uuids.length === 1 ? uuids : uuids.filter(roster.isStuck);
  const isSolved = suspects.length === uuids.length;
  const first = await unlessTimeout(ask(question));
  const answer = first ?? (isSolved ? undefined : await unlessTimeout(ask(withEvidence(question))));
  if (!answer) {
    for (const uuid of suspects) roster.missed(uuid, true, now());
    return {answer, slow: !isSolved};
  }
  const silent = new Set<string>();
  for (const {sample} of answer.samples) {
    const uuid = roster.uuidOf(sample.name);
    if (uuid === undefined) continue;
    if (answersMonitor(sample)) {
      roster.heard(uuid, answer.groups, now());
    } else {
      roster.missed(uuid, hung || !first, now());
      silent.add(uuid);
    }
  }
  // What libvirt says of a domain that was merely busy lacks most figures: the older reading is the better one.
  const isBusy = (uuid: string | undefined) => uuid !== undefined && silent.has(uuid) && !roster.isStuck(uuid);
  const samples = answer.samples.filter(({sample}) => !isBusy(roster.uuidOf(sample.name)));
  return {answer: {...answer, samples}, slow: !first && silent.size === 0};
}

/** Of the dear groups, vcpu alone does not show whether the monitor answered. */
function withEvidence({groups, ...rest}: Ask): Ask {
  return {...rest, groups: groups.includes('balloon') ? groups : [...groups, 'balloon']};
}
