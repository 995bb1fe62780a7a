import {constants} from 'node:os';
import {virshError} from '../virsh/failures.ts';
import {complaint} from '../virsh/session/complaint.ts';
import type {RunResult} from '../virsh/virsh.ts';

interface Ended {
  readonly exitCode?: number | undefined;
  readonly signal?: NodeJS.Signals | undefined;
  /** Why it could not be started. */
  readonly originalMessage?: string | undefined;
}

/**
 * What became of a program that had the terminal, whose stdout went there.
 * @param stderr what it said on stderr
 * @param isInterrupted whether control+c was pressed: who ends `event --loop` so has not failed
 */
export function handOffResult(argv: readonly string[], ended: Ended, stderr: string, isInterrupted = false): RunResult {
  const {exitCode} = ended;
  const said = complaint(stderr);
  if (exitCode === 0 || (isInterrupted && said === undefined)) return {stdout: '', exitCode, error: undefined};
  const words = said ?? `${argv[0]} ${manner(ended, lastLine(stderr))}`;
  return {stdout: '', exitCode, error: virshError(words, argv, 'failed')};
}

/** What virsh has to say begins with error:, and is told by itself; other programs have their own ways. */
function manner({exitCode, signal = signalOf(exitCode), originalMessage}: Ended, words: string | undefined): string {
  if (signal !== undefined) return `was ended by ${signal}`;
  if (exitCode !== undefined)
    return `ended with code ${exitCode}${words === undefined ? ' and said nothing on stderr' : `: ${words}`}`;
  return `could not be started: ${originalMessage}`;
}

/** A shell, and script, tell the signal that ended a program as 128 and its number. */
function signalOf(exitCode = 0): NodeJS.Signals | undefined {
  const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  return names.find(([, number]) => number === exitCode - 128)?.[0];
}

function lastLine(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => line !== '');
}
