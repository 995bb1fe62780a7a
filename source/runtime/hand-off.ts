import type {Run} from '../state/run.ts';
import {VirshError} from '../virsh/errors.ts';
import {wordsOf} from '../virsh/run/words.ts';
import type {RunResult} from '../virsh/virsh.ts';
import {canRelay, relayConsole} from './console.ts';
import {keepRaw} from './console-keyboard.ts';
import {keyBytes} from './console-keys.ts';
import {defaultExitKey, exitByteOf, introduction, isConsole} from './hand-off-intro.ts';
import {canGuard, lendTerminal} from './hand-off-lend.ts';

/** Who gets the terminal, where it is none of libvirt's programs: an editor. */
export interface Borrower {
  /** The program and its arguments, none of them quoted. */
  readonly words: readonly [string, ...string[]];
  /** How it is left, for those who do not know it; in one line. */
  readonly hint: string | undefined;
  /** What is to be done with what it leaves behind, before anything that is typed is read as keys again. */
  readonly ended: (result: RunResult) => Promise<void>;
}

/** Gives the terminal to other programs, one at a time. */
export interface HandOff {
  /**
   * Runs the program with the terminal; resolves when it has ended and the screen is back.
   * @param borrower what to start instead of a program that gets the connection
   */
  attach(run: Run, borrower?: Borrower): Promise<RunResult>;
  /** Whether the terminal is not the screen's. */
  isAway(): boolean;
  /** Ends the program that has the terminal; resolves when the screen is back. */
  stop(): Promise<void>;
}

export interface HandOffOptions {
  /** Takes the screen away while the function runs, and draws it anew afterwards. */
  readonly suspend: (use: () => Promise<void>) => Promise<void>;
  /** The connection as the user gave it. */
  readonly uri: string | undefined;
  readonly readOnly: boolean;
  /** How to leave a console, as virsh's --escape has it; libvirt's own when undefined. */
  readonly exitKey: string | undefined;
  /** Makes foreign text fit to be printed. */
  readonly clean: (text: string) => string;
  /** Takes the names of the keys that were typed for the program before it had the terminal. */
  readonly takeHeld: () => readonly string[];
  /** The program has ended, and the screen is about to come back. */
  readonly onReturn: (run: Run) => void;
}

const nothing: RunResult = {stdout: '', exitCode: undefined, error: undefined};

/** Makes what hands the terminal over. */
export function createHandOff({suspend, exitKey, clean, takeHeld, onReturn, ...connection}: HandOffOptions): HandOff {
  const stopping = new AbortController();
  const {signal} = stopping;
  let able: Promise<readonly [canRelay: boolean, canGuard: boolean]> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isAway = false;

  async function attach(run: Run, borrower: Borrower | undefined): Promise<RunResult> {
    const {program, readOnly} = run;
    const words = borrower?.words ?? wordsOf(connection, run.argv, {program, readOnly});
    if (words instanceof VirshError) return {...nothing, error: words};
    able ??= Promise.all([canRelay(), canGuard()]);
    const [relays, isGuarded] = await able;
    if (signal.aborted) return nothing;
    const [file, ...argv] = words;
    const isAConsole = isConsole(run);
    const isRelayed = isAConsole && relays;
    const command = isAConsole && exitKey !== undefined ? ([file, '--escape', exitKey, ...argv] as const) : words;
    const letGo = isRelayed ? keepRaw() : undefined;
    let result = nothing;
    isAway = true;
    await suspend(async () => {
      // The keyboard is taken in this very turn: no key is read by anyone between.
      const use = isRelayed
        ? relayConsole(command, {exitByte: exitByteOf(exitKey ?? defaultExitKey), typed: keyBytes(takeHeld()), signal})
        : lendTerminal(command, {isGuarded, signal});
      const intro = introduction(run, exitKey ?? defaultExitKey, clean, borrower?.hint);
      process.stdout.write(`${intro}\n`.replaceAll('\n', '\r\n'));
      result = await use;
      process.stdout.write('\r\n');
      await borrower?.ended(result);
      onReturn(run);
    }).finally(letGo);
    isAway = false;
    return result;
  }

  return {
    isAway: () => isAway,
    attach(run, borrower) {
      const result = last.then(() => attach(run, borrower));
      last = result.catch(() => undefined);
      return result;
    },
    async stop() {
      stopping.abort();
      await last;
    },
  };
}
