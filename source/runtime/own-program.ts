import {execa} from 'execa';
import type {Progress} from '../archive/progress.ts';
import {VirshError} from '../virsh/errors.ts';
import {type Output, toFile} from '../virsh/run/output.ts';
import {spawning} from '../virsh/session/launch.ts';
import type {RunResult} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';
import {createOutputReader, faultOf, lackOf, type OwnOutput} from './own-program-output.ts';

/** The program itself, for what shall go on without its screen: a backup, a restore. */
export interface OwnProgram {
  /** Runs a subcommand in a process and a session of its own, which outlives kvmtop and its terminal. Never rejects. */
  run(argv: readonly string[], options: OwnRunOptions): Promise<RunResult>;
}

export interface OwnRunOptions {
  /** Tells it to end, and to put in order what it has begun. */
  readonly end: AbortSignal;
  /** Kills it: what it has begun stays as it is, for `kvmtop recover`. */
  readonly kill: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface OwnProgramOptions {
  /** virsh's own default when undefined. */
  readonly uri: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** The script that was started as kvmtop, instead of the one that this process runs. */
  readonly entry?: string | undefined;
}

/** What a subcommand has come to. */
type OwnEnd = Omit<OwnOutput, 'progress'>;

/** So often it is asked how far it is, in milliseconds. */
const intervalMs = 500;

/** Makes what starts this very program again, with the connection of this one. */
export function createOwnProgram({uri, env, clock, entry = process.argv[1] ?? ''}: OwnProgramOptions): OwnProgram {
  const words = [entry, ...(uri === undefined ? [] : ['--connect', uri])];

  /** @returns what it has come to, once it is over */
  async function follow(stdout: Output, onProgress: OwnRunOptions['onProgress'], over: AbortSignal): Promise<OwnEnd> {
    const read = createOutputReader();
    let last: OwnEnd = {result: undefined, failure: undefined};
    for (;;) {
      const isOver = over.aborted;
      const {progress, result, failure} = read(stdout.news());
      last = {result: result ?? last.result, failure: failure ?? last.failure};
      if (progress) onProgress(progress);
      if (isOver) return last;
      await clock.sleep(intervalMs, over);
    }
  }

  return {
    async run(argv, {end, kill, onProgress}) {
      const [stdout, stderr] = [toFile(), toFile()];
      const child = execa(process.execPath, [...words, ...argv, '--progress', 'json'], {
        ...spawning(env),
        stdin: 'ignore',
        stdout: stdout.stdio,
        stderr: stderr.stdio,
        buffer: false,
        forceKillAfterDelay: false,
      });
      stdout.follow(child.stdout);
      stderr.follow(child.stderr);
      end.addEventListener('abort', () => child.kill('SIGTERM'), {once: true});
      kill.addEventListener('abort', () => child.kill('SIGKILL'), {once: true});
      if (end.aborted) child.kill('SIGTERM');
      const over = new AbortController();
      const followed = follow(stdout, onProgress, over.signal);
      const {exitCode, failed, signal, originalMessage} = await child;
      over.abort();
      const come = await followed;
      stdout.text();
      const said = lastWords(stderr.text());
      if (!failed) {
        const warning = said ?? lackOf(come.result);
        return {stdout: '', exitCode, error: undefined, ...(warning !== undefined && {warning})};
      }
      const ended = signal ? `kvmtop was ended by ${signal}` : originalMessage;
      const reason = faultOf(come) ?? said ?? ended ?? `kvmtop ended with exit code ${exitCode} and said nothing`;
      return {stdout: '', exitCode, error: new VirshError('failed', reason, argv)};
    },
  };
}

/** The last sentence of what it had to say, without its name before it. */
function lastWords(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.at(-1)?.replace(/^kvmtop: /, '');
}
