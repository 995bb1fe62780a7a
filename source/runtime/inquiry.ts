import type {Identity} from '../model/domain.ts';
import type {Answer} from '../model/poll.ts';
import type {StatGroup} from '../model/sample.ts';
import {listDomains} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import {askStats} from './answer.ts';
import {askMonitors} from './ask-monitors.ts';
import {afterAnswer, afterSlowness, type Budget, initialBudget} from './budget.ts';
import type {Clock} from './clock.ts';
import type {Ask} from './plan.ts';
import {isA, unlessTimeout} from './refusal.ts';
import type {Roster} from './roster.ts';

/** The questions about domains, each within a limit that fits this host; the roster learns of the answers. */
export interface Inquiry {
  /** @throws VirshError */
  list(): Promise<readonly Identity[]>;
  /**
   * Asks for the groups of all domains that libvirt can tell quickly. cpu-total asks QEMU all the same (for its halt
   * polling), so that one domain can hold this question up, once: after that it is skipped, as `askMonitors` says.
   * @returns an empty answer where the driver has no domstats; `hung` when something held it up
   * @throws VirshError
   */
  cheap(groups: readonly StatGroup[]): Promise<{readonly answer: Answer; readonly hung: boolean}>;
  /**
   * Asks for groups that need the monitors of domains.
   * @param hung whether one of them has just held up another question
   * @returns undefined when there was no answer in time, or no domain is left to ask
   * @throws VirshError except for time-outs
   */
  dear(ask: Ask, hung: boolean): Promise<Answer | undefined>;
  /** What a question that needs no monitor may take now, in milliseconds. */
  limitMs(): number;
  /** A question hung, and no domain is to blame: the host is slow. */
  grantMore(): void;
  /** The connection was lost. */
  forget(): void;
}

/** The first question waits for the connection too: for ssh, or for a daemon that starts. */
const connectMs = 30_000;
const leastMs = 2000;
/** A virsh that is started anew within a question needs this much more than a connection took. */
const reconnections = 3;

export function createInquiry(virsh: Virsh, clock: Clock, roster: Roster): Inquiry {
  let budgets: {readonly cheap: Budget; readonly dear: Budget} | undefined;
  const limitMs = (kind: 'cheap' | 'dear') => budgets?.[kind].limitMs ?? connectMs;
  const adapt = (kind: 'cheap' | 'dear', change: (budget: Budget) => Budget) => {
    if (budgets) budgets = {...budgets, [kind]: change(budgets[kind])};
  };

  async function list(): Promise<readonly Identity[]> {
    const start = clock.now();
    const identities = await listDomains(virsh, limitMs('cheap'));
    const now = clock.now();
    const budget = initialBudget(Math.max(leastMs, reconnections * (now - start)));
    budgets ??= {cheap: budget, dear: budget};
    roster.replace(identities, now);
    return identities;
  }

  async function ask(kind: 'cheap' | 'dear', question: Ask): Promise<Answer> {
    const start = clock.now();
    const answer = await askStats({virsh, clock, nameOf: roster.nameOf}, question, limitMs(kind));
    adapt(kind, (budget) => afterAnswer(budget, clock.now() - start));
    return answer;
  }

  async function cheap(groups: readonly StatGroup[]) {
    const question = {groups, uuids: undefined};
    try {
      const first = await unlessTimeout(ask('cheap', question));
      return {answer: first ?? (await ask('cheap', question)), hung: first === undefined};
    } catch (error) {
      if (isA('unsupported', error)) return {answer: {groups, asked: undefined, samples: []}, hung: false};
      if (isA('timeout', error)) adapt('cheap', afterSlowness);
      throw error;
    }
  }

  async function dear(question: Ask, hung: boolean): Promise<Answer | undefined> {
    try {
      const {answer, slow} = await askMonitors((each) => ask('dear', each), question, {roster, now: clock.now, hung});
      if (slow) adapt('dear', afterSlowness);
      return answer;
    } catch (error) {
      if (isA('unsupported', error)) return undefined;
      if (!isA('no-domain', error)) throw error;
      // One of them has gone since the list was read, and virsh then tells nothing of the others either.
      await list();
      const uuids = question.uuids?.filter(roster.has) ?? [];
      const isLess = uuids.length > 0 && uuids.length < (question.uuids?.length ?? 0);
      return isLess ? dear({...question, uuids}, hung) : undefined;
    }
  }

  return {
    list,
    cheap,
    dear,
    limitMs: () => limitMs('cheap'),
    grantMore: () => adapt('cheap', afterSlowness),
    forget() {
      budgets = undefined;
    },
  };
}
