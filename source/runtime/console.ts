import {setTimeout as sleep} from 'node:timers/promises';
import {execa} from 'execa';
import {shellText} from '../model/shell-text.ts';
import type {RunResult} from '../virsh/virsh.ts';
import {takeKeyboard} from './console-keyboard.ts';
import {createConsolePump} from './console-pump.ts';
import {consoleReady} from './console-ready.ts';
import {handOffResult} from './hand-off-result.ts';

export interface ConsoleOptions {
  /** The byte that leaves. */
  readonly exitByte: number;
  /** What was typed for it already. */
  readonly typed: Buffer;
  /** Ends the console. */
  readonly signal: AbortSignal;
}

/** script, ended by the kernel with this process: at the end of its input it would type control+d into the guest. */
const relay = ['setpriv', '--pdeathsig', 'KILL', 'script'] as const;

/** virsh knows the escape only as the first byte of what it reads: it comes alone, this long behind the others. */
const apartMs = 50;
/** The escape is typed again, should it have gone to the guest after all. */
const retryMs = 250;
/** A console that has not ended so long after the escape is ended. */
const patienceMs = 5000;

/**
 * What somebody goes on typing to a console that has ended by itself is meant for nobody else: it is thrown away until
 * nothing came for so long, or in all for so long.
 */
const quietMs = 300;
const drainMs = 5000;

/** Whether consoles can be relayed here. */
export async function canRelay(): Promise<boolean> {
  const [file, ...argv] = relay;
  const {stdout = ''} = await execa(file, [...argv, '--version'], {reject: false, stdin: 'ignore'});
  return stdout.includes('util-linux');
}

/**
 * Attaches the terminal to a console, with kvmtop between them. virsh itself throws away what is typed before it is
 * attached, what comes in one piece with the escape, and what is typed before it has ended. So it gets a terminal of its
 * own, by util-linux's script, and is fed what is typed up to the escape once it listens; what is typed behind the
 * escape stays on this side, for whoever reads the keyboard next.
 * @param words virsh and its arguments
 */
export async function relayConsole(
  words: readonly string[],
  {exitByte, typed, signal}: ConsoleOptions,
): Promise<RunResult> {
  const over = new AbortController();
  const pause = (ms: number) => sleep(Math.max(0, ms), undefined, {signal: over.signal}).catch(() => undefined);
  let sentAt = 0;
  const pump = createConsolePump({
    exitByte,
    send(bytes) {
      sentAt = performance.now();
      child.stdin.write(bytes);
    },
    onEscape: () => void pause(patienceMs).then(() => child.kill()),
    async leave() {
      await pause(sentAt + apartMs - performance.now());
      while (!over.signal.aborted) {
        child.stdin.write(Buffer.of(exitByte));
        await pause(retryMs);
      }
    },
  });
  pump.type(typed);
  let typedAt = 0;
  const keyboard = await takeKeyboard((bytes) => {
    typedAt = performance.now();
    pump.type(bytes);
  });
  const [file, ...argv] = relay;
  const child = execa(file, [...argv, '-qefc', `exec ${shellText(words)} 2>&3 3>&-`, '/dev/null'], {
    stdio: ['pipe', 'inherit', 'pipe', 'pipe'],
    env: {SHELL: '/bin/sh', LC_ALL: 'C.UTF-8', LANGUAGE: ''},
    reject: false,
    cancelSignal: signal,
    killSignal: 'SIGKILL',
  });
  // Its end is known before the stream knows that nobody reads it.
  child.stdin.on('error', () => undefined);
  child.stdio[3].on('data', show);
  if (child.pid !== undefined) void consoleReady(child.pid, over.signal).then((isReady) => isReady && pump.open());
  const ended = await child;
  over.abort();
  const endedAt = performance.now();
  const quietAt = () => Math.min(Math.max(endedAt, typedAt) + quietMs, endedAt + drainMs);
  while (!pump.isEscaped() && !signal.aborted && performance.now() < quietAt()) {
    await sleep(quietAt() - performance.now(), undefined, {signal}).catch(() => undefined);
  }
  await keyboard.release(pump.rest);
  return handOffResult(words, ended, String(ended.stdio[3] ?? ''));
}

/** Prints what virsh says where a line feed is only that. */
function show(text: Buffer | string): void {
  process.stdout.write(String(text).replaceAll('\n', '\r\n'));
}
