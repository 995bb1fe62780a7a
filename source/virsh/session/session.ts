import {VirshError} from '../errors.ts';
import {timeoutError, virshError} from '../failures.ts';
import {commandLine} from './command-line.ts';
import {complaint} from './complaint.ts';
import {type Reply, type Shell, ShellEnded} from './shell.ts';

/** Questions to one virsh at a time, which is replaced when it has ended. */
export interface Session {
  /** @throws VirshError */
  ask(argv: readonly string[], timeoutMs: number): Promise<string>;
  close(): Promise<void>;
}

/** Makes a session; `start` is called with the first question, and after virsh has ended with the next one. */
export function createSession(start: () => Promise<Shell>): Session {
  let shell: Shell | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function answer(argv: readonly string[], line: string, timeoutMs: number): Promise<string> {
    const {stdout, stderr} = await converse(argv, line, timeoutMs);
    const words = complaint(stderr);
    if (words !== undefined) throw virshError(words, argv, 'failed');
    return stdout;
  }

  /** virsh finds no domain, too, when libvirt goes away while it looks for it; asked again it says what is so. */
  async function sureAnswer(argv: readonly string[], line: string, timeoutMs: number): Promise<string> {
    try {
      return await answer(argv, line, timeoutMs);
    } catch (error) {
      if (!(error instanceof VirshError) || error.kind !== 'no-domain') throw error;
      return answer(argv, line, timeoutMs);
    }
  }

  async function converse(argv: readonly string[], line: string, timeoutMs: number): Promise<Reply> {
    if (isClosed) throw closedError(argv);
    shell ??= await start();
    const asked = shell;
    try {
      if (isClosed) throw closedError(argv);
      return await inTime(asked.converse(line), timeoutMs, () => timeoutError(argv, timeoutMs));
    } catch (error) {
      asked.kill();
      shell = undefined;
      if (isClosed) throw closedError(argv);
      if (error instanceof ShellEnded) throw virshError(complaint(error.words) ?? error.words, argv, 'connection');
      throw error;
    }
  }

  return {
    async ask(argv, timeoutMs) {
      const line = commandLine(argv);
      const turn = queue.then(() => sureAnswer(argv, line, timeoutMs));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      const last = shell;
      last?.kill();
      await last?.ended;
      await queue;
    },
  };
}

/** @throws what the promise throws, or `late()` once the time is up */
async function inTime<T>(promise: Promise<T>, timeoutMs: number, late: () => Error): Promise<T> {
  const {promise: expiry, reject} = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), timeoutMs);
  try {
    return await Promise.race([promise, expiry]);
  } finally {
    clearTimeout(timer);
  }
}

function closedError(argv: readonly string[]): VirshError {
  return new VirshError('failed', 'The connection to libvirt was closed', argv);
}
