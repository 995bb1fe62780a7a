import {randomBytes} from 'node:crypto';
import {execa} from 'execa';
import {type Collector, collectUntil} from './collector.ts';
import {fence} from './fence.ts';
import {type Launch, spawning} from './launch.ts';

/** What one line brought on both streams. */
export interface Reply {
  readonly stdout: string;
  readonly stderr: string;
}

/** virsh ended, with a question unanswered. */
export class ShellEnded extends Error {
  override readonly name = 'ShellEnded';
  /** What it said last: virsh's words, or why it did not start. */
  readonly words: string;

  constructor(words: string) {
    super(`virsh ended: ${words}`);
    this.words = words;
  }
}

/** One virsh process that reads commands from a pipe. */
export interface Shell {
  readonly pid: number | undefined;
  /** Fulfilled once the process is gone. */
  readonly ended: Promise<void>;
  /**
   * Runs one line; the one before must have been answered.
   * @throws ShellEnded
   */
  converse(line: string): Promise<Reply>;
  /** Ends it at once, and what it is doing with it. */
  kill(): void;
}

interface Conversation {
  readonly stdout: Collector;
  readonly stderr: Collector;
  readonly hear: () => void;
  readonly fail: (words: string) => void;
}

/** Starts a virsh. Failures to do so show in the first conversation. */
export function startShell({file, argv, env}: Launch): Shell {
  const child = execa(file, argv, {...spawning(env), stdin: 'pipe', buffer: false});
  const secret = randomBytes(8).toString('hex');
  let count = 0;
  let current: Conversation | undefined;
  let lastWords: string | undefined;

  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      current?.[name].add(chunk);
      current?.hear();
    });
  }
  // A virsh that has gone makes writing fail; that it has gone is told by its end.
  child.stdin.on('error', () => {});

  const ended = child.then((result) => {
    const said = current?.stderr.text().trim();
    lastWords = said || (result.originalMessage ?? `virsh ended (${result.signal ?? `exit code ${result.exitCode}`})`);
    current?.fail(lastWords);
  });

  return {
    pid: child.pid,
    ended,
    converse: (line) =>
      new Promise((resolve, reject) => {
        if (lastWords !== undefined) {
          reject(new ShellEnded(lastWords));
          return;
        }
        const {stdoutMark, stderrMark, around, stdoutWithin, stderrWithin} = fence(`${secret}-${count++}`);
        const stdout = collectUntil(stdoutMark);
        const stderr = collectUntil(stderrMark);
        const hear = () => {
          if (!stdout.isComplete || !stderr.isComplete) return;
          current = undefined;
          resolve({stdout: stdoutWithin(stdout.text()), stderr: stderrWithin(stderr.text())});
        };
        current = {stdout, stderr, hear, fail: (words) => reject(new ShellEnded(words))};
        child.stdin.write(around(line));
      }),
    kill() {
      child.kill('SIGKILL');
    },
  };
}
