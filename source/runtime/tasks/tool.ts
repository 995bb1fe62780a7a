import {execa} from 'execa';
import {spawning, virshEnv} from '../../virsh/session/launch.ts';
import {Cancelled, TaskError, throwIfCancelled} from './task-error.ts';

/** Which package has a program, for who has it not. */
const packages: Readonly<Record<string, string>> = {
  'qemu-img': 'qemu-utils (Debian) or qemu-img (Fedora)',
};

export interface ToolOptions {
  readonly signal?: AbortSignal;
  /** Gets its stdout in pieces as it comes. */
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs a program that only works on files, in plain English, and ends it when the signal aborts or this process dies.
 * @returns its stdout
 * @throws TaskError with what it said
 */
export async function runTool(file: string, args: readonly string[], options: ToolOptions = {}): Promise<string> {
  const {stdout, stderr, exitCode, killedBy, code} = await tryTool(file, args, options);
  if (exitCode === 0) return stdout;
  if (code === 'ENOENT') {
    const from = packages[file];
    throw new TaskError(`${file} was not found in PATH: install ${from === undefined ? 'it' : `the package ${from}`}.`);
  }
  const words = stderr.trim().replaceAll(/\s*\n\s*/g, ' ');
  const end = killedBy === undefined ? `ended with exit code ${exitCode}` : `was ended by ${killedBy}`;
  throw new TaskError(words || `${file} ${end} and said nothing.`);
}

/** How a program ended; the code is that of the system when it could not be started. */
export interface ToolEnd {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;
  /** The signal that has ended it. */
  readonly killedBy: string | undefined;
  readonly code: string | undefined;
}

/** The same, however it ends. @throws Cancelled once the signal has aborted */
export async function tryTool(
  file: string,
  args: readonly string[],
  {signal, onOutput}: ToolOptions = {},
): Promise<ToolEnd> {
  if (signal) throwIfCancelled(signal);
  const [first, ...rest] = (await isGuarded()) ? [...guard, file] : [file];
  const child = execa(first ?? file, [...rest, ...args], {
    ...spawning(virshEnv()),
    stdin: 'ignore',
    ...(signal && {cancelSignal: signal}),
  });
  if (onOutput) child.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  const {stdout, stderr, exitCode, signal: killedBy, isCanceled, code} = await child;
  if (isCanceled) throw new Cancelled();
  // setpriv has its own way to say that there is no such program.
  const isMissing = exitCode === 127 && stderr.startsWith('setpriv: failed to execute');
  return {stdout, stderr, exitCode, killedBy, code: isMissing ? 'ENOENT' : code};
}

const guard = ['setpriv', '--pdeathsig', 'KILL'] as const;
let guarded: Promise<boolean> | undefined;

/** Whether util-linux's setpriv is there, with which the kernel ends a program together with this process. */
function isGuarded(): Promise<boolean> {
  guarded ??= execa(guard[0], [...guard.slice(1), 'true'], {...spawning(virshEnv()), stdio: 'ignore'}).then(
    ({failed}) => !failed,
  );
  return guarded;
}
