import {nextPace, type Pace, rateOf} from '../archive/pace.ts';
import type {Part, Progress} from '../archive/progress.ts';
import type {Look} from '../format/look.ts';
import {safeText} from '../format/safe-text.ts';
import type {TaskOptions} from '../options/task-options.ts';
import type {JsonValue} from '../report/json.ts';
import {progressLine} from '../report/progress.ts';
import {isAsciiLocale} from '../runtime/look.ts';

/** What a subcommand prints while it is at work, and at its end. */
export interface Printer {
  readonly look: Look;
  /** How far it is; people are told with what. */
  progress(stage: string, parts: readonly Part[], about?: string): void;
  /** What has come of it: lines for people, or an object a line. */
  result(lines: readonly string[], object: JsonValue): void;
  /** A complaint, as a sentence. */
  complain(sentence: string): void;
  /** Leaves the line that was rewritten. Call it before something else writes to the terminal. */
  clear(): void;
}

/** How often the same stage is told of again, in milliseconds. */
const everyMs = 200;

/**
 * Prints to stdout, complaints to stderr: a line that is rewritten on a terminal, one line a stage otherwise, or JSON.
 * @param options `stages`: whether a stage is worth a line where there is no terminal
 */
export function createPrinter(
  {progress: form}: Pick<TaskOptions, 'progress'>,
  {stages = true}: {readonly stages?: boolean} = {},
): Printer {
  const {stdout, stderr} = process;
  const look = {ascii: isAsciiLocale(process.env)};
  const isTerminal = form === 'human' && stdout.isTTY && process.env.TERM !== 'dumb';
  let pace: Pace = [];
  let toldStage: string | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  // The reader has seen enough, and the work goes on.
  stdout.on('error', () => undefined);

  function told(stage: string, parts: readonly Part[], at: number): Progress {
    const done = parts.reduce((sum, {doneBytes}) => sum + doneBytes, 0);
    pace = nextPace(stage === toldStage ? pace : [], done, at);
    const rate = rateOf(pace);
    const total = parts.some(({totalBytes}) => totalBytes === undefined)
      ? undefined
      : parts.reduce((sum, {totalBytes = 0}) => sum + totalBytes, 0);
    const leftSeconds = total !== undefined && rate ? Math.max(0, total - done) / rate : undefined;
    return {stage, parts, rate, leftSeconds};
  }

  function titleOf(stage: string, about: string | undefined): string {
    return about === undefined ? stage : `${safeText(about, look)}: ${stage}`;
  }

  function clear(): void {
    if (isOpen) stdout.write('\r\u001B[K');
    isOpen = false;
  }

  return {
    look,
    clear,
    progress(stage, parts, about) {
      const at = performance.now();
      const isNew = stage !== toldStage;
      const isWhole = parts.length > 0 && parts.every(({doneBytes, totalBytes}) => doneBytes === totalBytes);
      if (!isNew && at - toldAt < everyMs && !isWhole) return;
      const progress = told(stage, parts, at);
      toldStage = stage;
      toldAt = at;
      if (form === 'json') {
        stdout.write(`${JSON.stringify(progress)}\n`);
      } else if (isTerminal) {
        const titled = {...progress, stage: titleOf(stage, about)};
        stdout.write(`\r${progressLine(titled, stdout.columns - 1, look)}\u001B[K`);
        isOpen = true;
      } else if (isNew && stages) {
        stdout.write(`${titleOf(stage, about)}\n`);
      }
    },
    result(lines, object) {
      clear();
      toldStage = undefined;
      stdout.write(form === 'json' ? `${JSON.stringify(object)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    complain(sentence) {
      clear();
      stderr.write(`kvmtop: ${safeText(sentence, look)}\n`);
    },
  };
}
