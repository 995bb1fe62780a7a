import {nextPace, type Pace, rateOf} from '../../archive/pace.ts';
import type {Part, Progress} from '../../archive/progress.ts';

/** Says what a task is at, and how far each of its parts is. */
export type Tell = (stage: string, parts: readonly Part[]) => void;

/** How often the same stage is told of again, in milliseconds. */
const everyMs = 200;

/**
 * Makes the function that a task tells how far it is: it adds rate and time left, and passes on each new stage, its end,
 * and what is between a few times a second.
 * @param now milliseconds of a monotonic clock
 */
export function createTeller(hear: (progress: Progress) => void, now: () => number = () => performance.now()): Tell {
  let pace: Pace = [];
  let toldStage: string | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  return (stage, parts) => {
    const at = now();
    const isNew = stage !== toldStage;
    const isWhole = parts.length > 0 && parts.every(({doneBytes, totalBytes}) => doneBytes === totalBytes);
    if (!isNew && at - toldAt < everyMs && !isWhole) return;
    pace = nextPace(isNew ? [] : pace, sum(parts.map(({doneBytes}) => doneBytes)), at);
    [toldStage, toldAt] = [stage, at];
    hear(progressOf(stage, parts, rateOf(pace)));
  };
}

function progressOf(stage: string, parts: readonly Part[], rate: number | undefined): Progress {
  const isKnown = parts.every(({totalBytes}) => totalBytes !== undefined);
  const left = sum(parts.map(({doneBytes, totalBytes = 0}) => Math.max(0, totalBytes - doneBytes)));
  return {stage, parts, rate, leftSeconds: isKnown && rate ? left / rate : undefined};
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
