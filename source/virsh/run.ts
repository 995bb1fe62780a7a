import {execa} from 'execa';
import {VirshError} from './errors.ts';
import {virshError} from './failures.ts';
import {toFile, toPipe} from './run/output.ts';
import {missingProgram, wordsOf} from './run/words.ts';
import {complaint} from './session/complaint.ts';
import {type LaunchOptions, spawning, virshEnv} from './session/launch.ts';
import type {RunResult, Virsh} from './virsh.ts';

/** So long a client has to end by itself, in milliseconds, before it is killed. */
const graceMs = 1000;

/**
 * Makes the function that runs commands, each in a process and a session of its own: a change goes on when kvmtop or its
 * terminal ends. What only reads may end with kvmtop.
 */
export function createRun(options: LaunchOptions): Virsh['run'] {
  return async (argv, {readOnly = false, program = 'virsh', signal, leave} = {}) => {
    const words = wordsOf(options, argv, {readOnly, program});
    if (words instanceof VirshError) return failed(words);
    if (words.some((word) => word.includes('\0'))) {
      return failed(new VirshError('failed', `No argument of ${program} can hold a zero byte`, argv, 'Take it out.'));
    }
    if (signal?.aborted) return failed(abortError(program, argv));
    const [file, ...rest] = words;
    const onlyReads = program === 'virsh' && (readOnly || options.readOnly);
    const stdout = onlyReads ? toPipe() : toFile();
    const stderr = onlyReads ? toPipe() : toFile();
    const child = execa(file, rest, {
      ...spawning(virshEnv(options.env)),
      stdin: 'ignore',
      stdout: stdout.stdio,
      stderr: stderr.stdio,
      buffer: false,
      forceKillAfterDelay: graceMs,
      ...(signal && {cancelSignal: signal}),
    });
    stdout.follow(child.stdout);
    stderr.follow(child.stderr);
    const ended = await (leave ? Promise.race([child, aborted(leave)]) : child);
    if (ended === undefined) {
      child.nodeChildProcess.unref();
      return {...failed(new VirshError('timeout', `${program} has not ended`, argv)), stdout: stdout.text()};
    }
    const {exitCode, isCanceled, failed: hasFailed, code, signal: killedBy, originalMessage} = ended;
    const said = {stdout: stdout.text(), exitCode};
    const told = stderr.text();
    if (!hasFailed) {
      const warning = complaint(told) ?? told.trim();
      return {...said, error: undefined, ...(warning !== '' && {warning})};
    }
    if (isCanceled) return {...said, error: abortError(program, argv)};
    if (code === 'ENOENT') return {...said, error: missingProgram(program, argv)};
    const end = killedBy ? `was ended by ${killedBy}` : `ended with exit code ${exitCode}`;
    const reason = complaint(told) ?? (told.trim() || (exitCode === undefined && !killedBy && originalMessage));
    return {...said, error: virshError(reason || `${program} ${end} and said nothing`, argv, 'failed')};
  };
}

function failed(error: VirshError): RunResult {
  return {stdout: '', exitCode: undefined, error};
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), {once: true});
  });
}

function abortError(program: string, argv: readonly string[]): VirshError {
  return new VirshError(
    'failed',
    `${program} was ended before it had an answer`,
    argv,
    'libvirt may go on with what it has begun: see how the domain is before you try again.',
  );
}
