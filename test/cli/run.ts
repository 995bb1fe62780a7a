import {join} from 'node:path';
import {execa} from 'execa';

const program = join(import.meta.dirname, '../../source/cli.ts');

/** Runs kvmtop as its users do, but from source and without a terminal; never rejects. */
export function kvmtop(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return execa(process.execPath, [program, ...args], {reject: false, env, stdin: 'ignore'});
}
