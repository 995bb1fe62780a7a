import type {StatGroup} from '../model/sample.ts';

/** How one domain's monitor has answered so far; times in milliseconds of the monotonic clock. */
export interface Monitor {
  /** When each group was last asked for and answered. */
  readonly asked: Readonly<Partial<Record<StatGroup, number>>>;
  /** Questions in a row that it left unanswered. */
  readonly misses: number;
  /** Since when it leaves them unanswered; undefined while it answers. */
  readonly silentSince?: number;
  /** Set while it is stuck: not to be asked before. */
  readonly retryAt?: number;
}

/** A domain that was never asked. */
export const unheard: Monitor = {asked: {}, misses: 0};

/** A monitor that is busy with another's call may miss one of our questions, or as many as a short delay has. */
const missesOfAStuck = 2;
const silenceOfAStuckMs = 1500;
const retryMs = {first: 4000, most: 30_000} as const;

/** The monitor after it answered. */
export function afterHearing(monitor: Monitor, groups: readonly StatGroup[], now: number): Monitor {
  return {asked: {...monitor.asked, ...Object.fromEntries(groups.map((group) => [group, now]))}, misses: 0};
}

/**
 * The monitor after it did not answer.
 * @param certain whether it held a question up, or just was not free to answer at once
 */
export function afterMissing(monitor: Monitor, certain: boolean, now: number): Monitor {
  const {asked, misses, silentSince = now, retryAt} = monitor;
  const isLong = misses + 1 >= missesOfAStuck && now - silentSince >= silenceOfAStuckMs;
  if (!isStuck(monitor) && !certain && !isLong) return {asked, misses: misses + 1, silentSince};
  const retries = retryAt === undefined ? 0 : misses - missesOfAStuck + 1;
  const wait = Math.min(retryMs.first * 2 ** retries, retryMs.most);
  return {asked, misses: missesOfAStuck + retries, silentSince, retryAt: now + wait};
}

/** Whether the domain is not to be asked with others, because it would hold them up. */
export function isStuck({retryAt}: Monitor): boolean {
  return retryAt !== undefined;
}
