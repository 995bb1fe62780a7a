import type {Run, RunNews} from '../state/run.ts';
import {runProgress} from '../state/runs/progress.ts';
import {VirshError} from '../virsh/errors.ts';
import type {RunResult, Virsh} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';
import type {OwnProgram} from './own-program.ts';
import {endTask} from './tasks/end-task.ts';
import type {KeepBefore} from './versions/keep-before.ts';

/** What runs are carried out with. */
export interface Means {
  readonly virsh: Virsh;
  readonly clock: Clock;
  readonly own: OwnProgram;
  /** Gives a command the terminal until it ends. */
  readonly attach: (run: Run) => Promise<RunResult>;
  /** Keeps the definition that a run is about to replace. */
  readonly keepBefore: KeepBefore;
}

/** What can be said to a run that is carried out, and what it says. */
export interface Hold {
  /** Gives it up. */
  readonly giveUp: AbortSignal;
  /** Tells a program that can to end, and to put in order what it has begun. */
  readonly end: AbortSignal;
  readonly tell: (news: RunNews) => void;
}

type Way = (means: Means, run: Run, hold: Hold) => Promise<RunResult>;

/** A program that has lived so long has started well, in milliseconds. */
const startedMs = 1000;

const send: Way = ({virsh, own}, run, {giveUp, end, tell}) => {
  const {argv, program, readOnly} = run;
  if (program !== 'kvmtop' && program !== 'kill') return virsh.run(argv, {readOnly, program, signal: giveUp});
  if (readOnly && argv[0] !== 'verify') return Promise.resolve(refused(run, 'Nothing can be changed read-only.'));
  if (program === 'kill') return toldToEnd(run);
  return own.run(argv, {end, kill: giveUp, onProgress: (progress) => tell({progress: runProgress(progress)})});
};

/** Nothing else than a process of kvmtop at its work is told to end. */
async function toldToEnd({argv: [pid]}: Run): Promise<RunResult> {
  await endTask(Number(pid));
  return {stdout: '', exitCode: 0, error: undefined};
}

const ways: Readonly<Record<Run['how'], Way>> = {
  background: send,
  pager: send,
  terminal: ({attach}, run) => attach(run),
  detached: (means, run, hold) => Promise.race([send(means, run, hold), started(means)]),
};

async function started({clock}: Means): Promise<RunResult> {
  await clock.sleep(startedMs, new AbortController().signal);
  return {stdout: '', exitCode: undefined, error: undefined};
}

/** Carries out one run by its way. Never rejects. */
export async function carryOut(means: Means, run: Run, hold: Hold): Promise<RunResult> {
  try {
    return await ways[run.how](means, run, hold);
  } catch (error) {
    return refused(run, `${run.program} could not be started: ${error instanceof Error ? error.message : error}`);
  }
}

/** Makes ready for the run. Why it must not be sent, as what it comes to; undefined when it may. */
export async function precheck(
  {virsh, keepBefore}: Means,
  run: Run,
  signal: AbortSignal,
): Promise<RunResult | undefined> {
  const unkept = await keepBefore(run, signal);
  if (unkept !== undefined) return refused(run, unkept);
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
