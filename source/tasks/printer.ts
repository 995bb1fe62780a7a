import type {Progress} from '../archive/progress.ts';
import type {Look} from '../format/look.ts';
import {safeText} from '../format/safe-text.ts';
import type {TaskOptions} from '../options/task-options.ts';
import type {JsonValue} from '../report/json.ts';
import {progressLine} from '../report/progress.ts';
import {isAsciiLocale} from '../runtime/look.ts';
import {hanging} from './hanging.ts';

/** What a subcommand prints while it is at work, and at its end. */
export interface Printer {
  readonly look: Look;
  /** How far it is; people are told with what. */
  progress(progress: Progress, about?: string): void;
  /** What has come of it: lines for people, or an object a line. */
  result(lines: readonly string[], object: JsonValue): void;
  /** A complaint, as a sentence. */
  complain(sentence: string): void;
  /** A complaint about one of several things; a program gets its name and the reason apart. */
  fail(name: string, verdict: string, reason: string): void;
  /** Leaves the line that was rewritten. Call it before something else writes to the terminal. */
  clear(): void;
}

/** Prints to stdout, complaints to stderr. How far it is: a line that is rewritten on a terminal, or JSON; else nothing. */
export function createPrinter({progress: form}: Pick<TaskOptions, 'progress'>): Printer {
  const {stdout, stderr} = process;
  const look = {ascii: isAsciiLocale(process.env)};
  const isTerminal = form === 'human' && stdout.isTTY && process.env.TERM !== 'dumb';
  let isOpen = false;
  // The reader has seen enough, and the work goes on.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);

  function clear(): void {
    if (isOpen) stdout.write('\r\u001B[K');
    isOpen = false;
  }

  function complain(sentence: string): void {
    clear();
    const line = `kvmtop: ${safeText(sentence, look)}`;
    stderr.write(`${stderr.isTTY ? hanging(line, stderr.columns || 80).join('\n') : line}\n`);
  }

  return {
    look,
    clear,
    progress(progress, about) {
      if (form === 'json') {
        stdout.write(`${JSON.stringify(progress)}\n`);
      } else if (isTerminal) {
        const stage = about === undefined ? progress.stage : `${safeText(about, look)}: ${progress.stage}`;
        stdout.write(`\r${progressLine({...progress, stage}, stdout.columns - 1, look)}\u001B[K`);
        isOpen = true;
      }
    },
    result(lines, object) {
      clear();
      const shown = isTerminal ? lines.flatMap((line) => hanging(line, stdout.columns || 80)) : lines;
      stdout.write(form === 'json' ? `${JSON.stringify(object)}\n` : shown.map((line) => `${line}\n`).join(''));
    },
    complain,
    fail(name, verdict, reason) {
      if (form === 'json') stdout.write(`${JSON.stringify({failure: {name, reason}})}\n`);
      complain(`${name} ${verdict}: ${reason}`);
    },
  };
}
