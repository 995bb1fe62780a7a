import type {Clock} from './clock.ts';

/** A sleep that can be cut short, and whose end may move meanwhile. */
export interface Alarm {
  /** Resolves when the clock has reached what `due` says then, in milliseconds. */
  until(due: () => number): Promise<void>;
  /** Makes the sleeper look at `due` again. */
  ring(): void;
}

export function createAlarm(clock: Clock): Alarm {
  let sleeper = new AbortController();
  return {
    async until(due) {
      for (let rest = due() - clock.now(); rest > 0; rest = due() - clock.now()) {
        sleeper = new AbortController();
        await clock.sleep(Math.min(rest, longestTimerMs), sleeper.signal);
      }
    },
    ring: () => sleeper.abort(),
  };
}

/** Node's timers fire at once when they are set for longer than 2^31 ms. */
const longestTimerMs = 2 ** 30;
