import {setImmediate} from 'node:timers/promises';
import {execa} from 'execa';
import type {RunResult} from '../virsh/virsh.ts';
import {handOffResult} from './hand-off-result.ts';

/** The kernel ends the program with this process: a terminal must not have two readers. */
const guard = ['setpriv', '--pdeathsig', 'KILL'] as const;

/** Whether programs can be made to end with this process. */
export async function canGuard(): Promise<boolean> {
  const [file, ...argv] = guard;
  return !(await execa(file, [...argv, 'true'], {reject: false, stdio: 'ignore'})).failed;
}

/**
 * Lends the terminal itself to a program until it ends. Node is given two turns to let go of the keyboard, or its
 * pending read would take the program's first key.
 * @param words the program and its arguments
 * @param signal ends the program
 */
export async function lendTerminal(
  words: readonly string[],
  {isGuarded, signal}: {readonly isGuarded: boolean; readonly signal: AbortSignal},
): Promise<RunResult> {
  await setImmediate();
  process.stdin.pause();
  await setImmediate();
  const [file = '', ...argv] = isGuarded ? [...guard, ...words] : words;
  const heeded = process.listeners('SIGINT');
  let isInterrupted = false;
  // The terminal sends the signal to both, and it is the program's.
  const note = () => {
    isInterrupted = true;
  };
  process.removeAllListeners('SIGINT').on('SIGINT', note);
  const child = execa(file, argv, {
    stdio: ['inherit', 'inherit', 'pipe'],
    reject: false,
    cancelSignal: signal,
    // virsh console heeds no other.
    killSignal: 'SIGKILL',
  });
  child.stderr.pipe(process.stderr, {end: false});
  const ended = await child;
  process.off('SIGINT', note);
  for (const listener of heeded) process.on('SIGINT', listener);
  return handOffResult(words, ended, ended.stderr, isInterrupted);
}
