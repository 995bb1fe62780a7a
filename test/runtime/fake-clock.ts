import type {Clock} from '../../source/runtime/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass, and everything happen that was due in them. */
  pass(ms: number): Promise<void>;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export function createFakeClock(): FakeClock {
  const sleepers = new Set<Sleeper>();
  let time = 1000;
  return {
    now: () => time,
    wallSeconds: () => 1_795_000_000 + time / 1000,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = {
          due: time + ms,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake);
      }),
    async pass(ms) {
      const end = time + ms;
      await settled();
      for (let next = earliest(sleepers); next && next.due <= end; next = earliest(sleepers)) {
        time = Math.max(time, next.due);
        next.wake();
        await settled();
      }
      time = end;
    },
  };
}

function earliest(sleepers: ReadonlySet<Sleeper>): Sleeper | undefined {
  return [...sleepers].sort((a, b) => a.due - b.due)[0];
}

/** Every promise that can go on has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
