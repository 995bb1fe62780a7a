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
 */
export function handOffResult(argv: readonly string[], {exitCode, signal, ...ended}: Ended, stderr: string): RunResult {
  if (exitCode === 0) return {stdout: '', exitCode, error: undefined};
  const words =
    complaint(stderr) ?? (exitCode === undefined && signal === undefined ? ended.originalMessage : undefined);
  const otherwise = signal === undefined ? `it ended with code ${exitCode}` : `it was ended by ${signal}`;
  return {stdout: '', exitCode, error: virshError(words ?? otherwise, argv, 'failed')};
}
