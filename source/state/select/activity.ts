import {isOver, type Run} from '../run.ts';
import type {State} from '../state.ts';

/** What runs now. */
export interface Running {
  /** What it does, as a verb. */
  readonly label: string;
  /** The domain, where the runs that were asked for together are but one. */
  readonly name: string | undefined;
  /** Of the runs that were asked for together, those that are over and all. */
  readonly over: number;
  readonly total: number;
  /** Whole seconds since the oldest of them that still runs began. */
  readonly seconds: number;
  /** What a job says of itself, 0 to 100; undefined for several runs or where it is not known. */
  readonly percent: number | undefined;
}

/** What the foot of the screen says of runs. */
export interface Activity {
  /** The oldest that runs, with those that were asked for together with it. */
  readonly running: Running | undefined;
  /** Runs of other batches that run beside it. */
  readonly beside: number;
  /** Runs that have not begun. */
  readonly waiting: number;
  /** Failures that the log has not shown; those of a pager are seen there. */
  readonly failures: number;
}

/** What runs, waits and has failed, whether or not the display is frozen. */
export function selectActivity(state: State): Activity {
  const open = openRuns(state.runs);
  const running = open.filter(({status}) => status === 'running');
  const [oldest] = running;
  return {
    running: oldest && runningOf(state, oldest),
    beside: running.filter(({batch}) => batch !== oldest?.batch).length,
    waiting: open.length - running.length,
    failures: state.runs.filter(({status, id, how}) => status === 'failed' && how !== 'pager' && id > state.seenRun)
      .length,
  };
}

function runningOf(state: State, run: Run): Running {
  const batch = state.runs.filter((other) => other.batch === run.batch);
  const isOne = batch.length === 1;
  return {
    label: run.label,
    name: isOne ? run.name : undefined,
    over: batch.filter(isOver).length,
    total: batch.length,
    seconds: secondsSince(state, run.startedAt),
    percent: isOne ? run.progress?.percent : undefined,
  };
}

/** What a row shows instead of its state. */
export interface RowActivity {
  /** shutdown 12s; save 43%; ignores shutdown 75s. */
  readonly text: string;
  readonly level: 'busy' | 'warn';
  readonly spinning: boolean;
}

/** What is being done to a domain; undefined when nothing is. */
export function selectRowActivity(state: State, uuid: string): RowActivity | undefined {
  const run = openRunOf(state.runs, uuid);
  if (run?.status === 'running') return {text: `${run.label} ${stageOf(state, run)}`, level: 'busy', spinning: true};
  if (run) return {text: `${run.label} waits`, level: 'busy', spinning: false};
  const awaited = state.awaited.get(uuid);
  if (!awaited) return undefined;
  const since = spanText(secondsSince(state, awaited.since));
  return awaited.ignored
    ? {text: `ignores shutdown ${since}`, level: 'warn', spinning: false}
    : {text: `shutdown ${since}`, level: 'busy', spinning: true};
}

function stageOf(state: State, {progress, startedAt, ending}: Run): string {
  if (ending) return 'cancelling';
  return progress?.percent === undefined
    ? spanText(secondsSince(state, startedAt))
    : `${Math.round(progress.percent)}%`;
}

/** Of the world as it is, which goes on while a picture of it is frozen. */
function secondsSince({world}: State, since: number | undefined): number {
  return since === undefined ? 0 : Math.max(0, Math.floor((world.at - since) / 1000));
}

function spanText(seconds: number): string {
  return seconds < 120 ? `${seconds}s` : `${Math.floor(seconds / 60)}m`;
}

const open = new WeakMap<readonly Run[], readonly Run[]>();
const byDomain = new WeakMap<readonly Run[], ReadonlyMap<string, Run>>();

function openRuns(runs: readonly Run[]): readonly Run[] {
  const made = open.get(runs) ?? runs.filter((run) => !isOver(run));
  open.set(runs, made);
  return made;
}

/** The run of a domain that is not over: one that runs before one that waits, else the oldest. */
function openRunOf(runs: readonly Run[], uuid: string): Run | undefined {
  const made = byDomain.get(runs) ?? new Map(openRuns(runs).toReversed().toSorted(runningLast).flatMap(keyed));
  byDomain.set(runs, made);
  return made.get(uuid);
}

function runningLast(a: Run, b: Run): number {
  return Number(a.status === 'running') - Number(b.status === 'running');
}

function keyed(run: Run): readonly (readonly [string, Run])[] {
  return run.uuid === undefined ? [] : [[run.uuid, run]];
}
