import type {Run} from '../state/run.ts';
import {VirshError} from '../virsh/errors.ts';
import type {RunResult, Virsh} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';

/** What runs are carried out with. */
export interface Means {
  readonly virsh: Virsh;
  readonly clock: Clock;
  /** Gives a command the terminal until it ends. */
  readonly attach: (run: Run) => Promise<RunResult>;
}

type Way = (means: Means, run: Run, signal: AbortSignal) => Promise<RunResult>;

/** A program that has lived so long has started well, in milliseconds. */
const startedMs = 1000;

const send: Way = ({virsh}, {argv, program, readOnly}, signal) => virsh.run(argv, {readOnly, program, signal});

const ways: Readonly<Record<Run['how'], Way>> = {
  background: send,
  pager: send,
  terminal: ({attach}, run) => attach(run),
  detached: (means, run, signal) => Promise.race([send(means, run, signal), started(means)]),
};

async function started({clock}: Means): Promise<RunResult> {
  await clock.sleep(startedMs, new AbortController().signal);
  return {stdout: '', exitCode: undefined, error: undefined};
}

/**
 * Carries out one run by its way. Never rejects.
 * @param signal gives it up
 */
export async function carryOut(means: Means, run: Run, signal: AbortSignal): Promise<RunResult> {
  try {
    return await ways[run.how](means, run, signal);
  } catch (error) {
    return refused(run, `${run.program} could not be started: ${error instanceof Error ? error.message : error}`);
  }
}

/** Why the run must not be sent, as what it comes to; undefined when it may. */
export async function precheck({virsh}: Means, run: Run, signal: AbortSignal): Promise<RunResult | undefined> {
  if (!run.precheck) return undefined;
  const {argv, fault} = run.precheck;
  // libvirt refuses to a read-only connection what a saved image holds, which changes nothing either.
  const {stdout, error} = await virsh.run(argv, {readOnly: run.readOnly, signal});
  if (error) return {stdout: '', exitCode: undefined, error};
  const reason = fault(stdout);
  return reason === undefined ? undefined : refused(run, reason);
}

function refused({argv}: Run, reason: string): RunResult {
  return {stdout: '', exitCode: undefined, error: new VirshError('failed', reason, argv)};
}
