import type {Identity} from '../model/domain.ts';
import type {Answer} from '../model/poll.ts';
import type {StatGroup} from '../model/sample.ts';
import {VirshError, type VirshErrorKind} from '../virsh/errors.ts';
import {listDomains} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import {askStats} from './answer.ts';
import {askMonitors} from './ask-monitors.ts';
import {afterAnswer, afterSlowness, initialBudget} from './budget.ts';
import type {Clock} from './clock.ts';
import type {Ask} from './plan.ts';
import type {Roster} from './roster.ts';

/** Least limits of questions, in milliseconds. Only one for dear groups can be held up by a single domain. */
const leastMs = {cheap: 5000, dear: 2000} as const;

/** The questions about domains, each within a limit that fits this host; the roster learns of the answers. */
export interface Inquiry {
  /** @throws VirshError */
  list(): Promise<readonly Identity[]>;
  /**
   * Asks for groups that need no monitor, of all domains.
   * @returns an empty answer where the driver has no domstats
   * @throws VirshError
   */
  cheap(groups: readonly StatGroup[]): Promise<Answer>;
  /**
   * Asks for groups that need the monitors of domains.
   * @returns undefined when there was no answer in time, or no domain is left to ask
   * @throws VirshError except for time-outs
   */
  dear(ask: Ask): Promise<Answer | undefined>;
  /** What a question that needs no monitor may take now, in milliseconds. */
  limitMs(): number;
}

export function createInquiry(virsh: Virsh, clock: Clock, roster: Roster): Inquiry {
  let cheapBudget = initialBudget(leastMs.cheap);
  let dearBudget = initialBudget(leastMs.dear);

  async function list(): Promise<readonly Identity[]> {
    const identities = await listDomains(virsh, cheapBudget.limitMs);
    roster.replace(identities, clock.now());
    return identities;
  }

  async function cheap(groups: readonly StatGroup[]): Promise<Answer> {
    const start = clock.now();
    try {
      const answer = await askStats(virsh, clock, {groups, uuids: undefined}, cheapBudget.limitMs);
      cheapBudget = afterAnswer(cheapBudget, clock.now() - start);
      return answer;
    } catch (error) {
      if (isA('unsupported', error)) return {groups, asked: undefined, samples: []};
      if (isA('timeout', error)) cheapBudget = afterSlowness(cheapBudget);
      throw error;
    }
  }

  async function once(ask: Ask): Promise<Answer> {
    const start = clock.now();
    const answer = await askStats(virsh, clock, ask, dearBudget.limitMs);
    dearBudget = afterAnswer(dearBudget, clock.now() - start);
    return answer;
  }

  async function dear(ask: Ask): Promise<Answer | undefined> {
    try {
      const {answer, slow} = await askMonitors(once, ask, roster, clock.now);
      if (slow) dearBudget = afterSlowness(dearBudget);
      return answer;
    } catch (error) {
      if (isA('unsupported', error)) return undefined;
      if (!isA('no-domain', error)) throw error;
      // One of them has gone since the list was read, and virsh then tells nothing of the others either.
      await list();
      const uuids = ask.uuids?.filter(roster.has) ?? [];
      return uuids.length > 0 && uuids.length < (ask.uuids?.length ?? 0) ? dear({...ask, uuids}) : undefined;
    }
  }

  return {list, cheap, dear, limitMs: () => cheapBudget.limitMs};
}

function isA(kind: VirshErrorKind, error: unknown): boolean {
  return error instanceof VirshError && error.kind === kind;
}
