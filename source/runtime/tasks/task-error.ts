import {VirshError} from '../../virsh/errors.ts';

/** A task that cannot go on: what happened, to what, and what to try, as sentences. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
}

/** The task was told to end. */
export class Cancelled extends TaskError {
  constructor() {
    super('It was cancelled.');
  }
}

/** @throws Cancelled once the signal has aborted */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Cancelled();
}

/** What went wrong, as sentences for people; faults of the program itself are thrown on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TaskError) return ended(error.message);
  if (error instanceof VirshError) {
    return [error.message, error.advice]
      .filter((part) => part !== undefined)
      .map(ended)
      .join(' ');
  }
  if (isSystemError(error)) return systemSentence(error);
  throw error;
}

/** An error of the operating system. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'It is not there.',
  EEXIST: 'There is something else already.',
  ENOTDIR: 'It is no folder, or something above it is none.',
  EISDIR: 'It is a folder, and should be a file.',
  ENAMETOOLONG: 'The name is too long for that file system.',
  ELOOP: 'It is a symbolic link that leads in a circle.',
  EBUSY: 'It is in use.',
  ESTALE: 'Its network file system has lost it: mount that again.',
  EMFILE: 'Too many files are open: see ulimit -n.',
  EACCES: 'Permission denied: run kvmtop as a user who may.',
  EPERM: 'Permission denied: run kvmtop as a user who may.',
  ENOSPC: 'No space is left on that disk.',
  EDQUOT: 'Your quota of that disk is used up.',
  EROFS: 'It is mounted read-only.',
  EIO: 'The disk cannot be read or written there: see dmesg.',
};

function systemSentence({code = '', message, path, syscall}: NodeJS.ErrnoException): string {
  const reason = reasons[code];
  return reason === undefined ? ended(message) : `${path ?? syscall}: ${reason}`;
}

/** A sentence with its end. */
export function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
