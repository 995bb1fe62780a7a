import type {VirshError} from '../../virsh/errors.ts';
import {errorCode} from '../error-code.ts';

/** Codes of errors of node:fs after which there is too little room. */
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** Why a definition could not be kept in the folder, in the words of the system, and what to try. */
export function keepFault(folder: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Node puts the code before, and the call with its paths behind what the system says.
  const [, words = message] = /^[A-Z]+: (.+?), \w+/.exec(message) ?? [];
  const advice = full.has(errorCode(error) ?? '')
    ? `Free some room for ${folder}.`
    : `Let this user write to ${folder}, or set XDG_STATE_HOME to a folder that kvmtop can write to.`;
  return `The definition could not be kept: ${words}. ${advice}`;
}

/** Why a definition could not be read to be kept, and what to try. */
export function readFault({words}: VirshError): string {
  return `The definition could not be read to be kept: ${words}`;
}
