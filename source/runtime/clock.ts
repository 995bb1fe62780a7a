import {setTimeout as timer} from 'node:timers/promises';

/** Where the runtime has its time from, so that tests can have their own. */
export interface Clock {
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** Seconds since 1970. */
  wallSeconds(): number;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wallSeconds: () => Date.now() / 1000,
  sleep: (ms, signal) => timer(Math.max(0, ms), undefined, {signal}).catch(() => undefined),
};
