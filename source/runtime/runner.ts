import type {Action} from '../state/action.ts';
import type {Run, RunNews} from '../state/run.ts';
import type {RunResult} from '../virsh/virsh.ts';
import {carryOut, type Means, precheck} from './carry-out.ts';
import {followJob} from './follow-job.ts';
import {isItsTurn} from './turn.ts';

/** Carries out runs, each when it is its turn, and tells how they go. */
export interface Runner {
  begin(runs: readonly Run[]): void;
  /** Takes back what waits; ends the job of what runs, or else no longer waits for it. */
  cancel(ids: readonly number[]): void;
  /** Begins nothing more, and tells nothing more; what runs lives on. */
  stop(): void;
}

export interface RunnerOptions extends Means {
  readonly dispatch: (action: Action) => void;
  /** Whether runs are only logged. */
  readonly isDryRun: () => boolean;
  /** It is sent now. */
  readonly onBegin?: (run: Run) => void;
  /** What was sent has ended, or is no longer waited for. */
  readonly onEnd: (run: Run) => void;
}

/** A run that was begun. */
interface Active {
  readonly run: Run;
  readonly giveUp: AbortController;
  /** Tells a program that can to end by itself. */
  readonly end: AbortController;
  /** The client of it was started, so that it may have an effect. */
  isSent: boolean;
  /** Its job was told to end. */
  isEnding: boolean;
}

/** libvirt ends a job within so long, in milliseconds, or its client is given up. */
const endJobMs = 15_000;

export function createRunner({dispatch, isDryRun, onBegin = () => {}, onEnd, ...means}: RunnerOptions): Runner {
  const {virsh, clock} = means;
  const active = new Map<number, Active>();
  let waiting: readonly Run[] = [];
  const halt = new AbortController();

  const tell = ({id}: Run, news: RunNews) => {
    if (!halt.signal.aborted) dispatch({type: 'run', id, news});
  };
  const show = ({id, how}: Run, text: string) => {
    if (!halt.signal.aborted && how === 'pager') dispatch({type: 'output', run: id, text});
  };

  function beginNext(): void {
    for (const run of waiting) {
      const running = Array.from(active.values(), (each) => each.run);
      if (halt.signal.aborted || !isItsTurn(run, running)) continue;
      waiting = waiting.filter((other) => other !== run);
      void carry({run, giveUp: new AbortController(), end: new AbortController(), isSent: false, isEnding: false});
    }
  }

  async function carry(mine: Active): Promise<void> {
    const {run, giveUp} = mine;
    active.set(run.id, mine);
    tell(run, {status: 'running', startedAt: clock.now()});
    const refusal = await precheck(means, run, giveUp.signal);
    const isGivenUp = giveUp.signal.aborted || halt.signal.aborted;
    mine.isSent = refusal === undefined && !isGivenUp;
    const result = mine.isSent ? await sent(mine) : isGivenUp ? undefined : refusal;
    active.delete(run.id);
    tell(run, {endedAt: clock.now(), ...newsOf(result, mine)});
    show(run, textOf(result));
    if (mine.isSent && !halt.signal.aborted) onEnd(run);
    beginNext();
  }

  async function sent({run, giveUp, end}: Active): Promise<RunResult> {
    const over = new AbortController();
    const mind = (news: RunNews) => tell(run, news);
    onBegin(run);
    if (run.job) void followJob(means, run, mind, AbortSignal.any([over.signal, halt.signal]));
    const result = await carryOut(means, run, {giveUp: giveUp.signal, end: end.signal, tell: mind});
    over.abort();
    return result;
  }

  async function endJob(mine: Active, uuid: string): Promise<void> {
    mine.isEnding = true;
    const limit = new AbortController();
    const late = clock.sleep(endJobMs, halt.signal).then(() => limit.abort());
    const {error} = await virsh.run(['domjobabort', '--domain', uuid], {signal: limit.signal});
    if (error) mine.isEnding = false;
    await late;
    // With a job that cannot be ended, only the client is left to be given up.
    if (!halt.signal.aborted) mine.giveUp.abort();
  }

  function cancelOne(id: number): void {
    const mine = active.get(id);
    const taken = waiting.find((run) => run.id === id);
    waiting = waiting.filter((run) => run !== taken);
    if (taken) {
      tell(taken, {status: 'cancelled', endedAt: clock.now()});
      show(taken, 'Cancelled before it was sent.');
    }
    if (!mine) return;
    const {uuid, job, program} = mine.run;
    if (program === 'kvmtop' && mine.isSent && !mine.isEnding) {
      mine.isEnding = true;
      tell(mine.run, {ending: true});
      mine.end.abort();
    } else if (job && mine.isSent && !mine.isEnding && uuid !== undefined) void endJob(mine, uuid);
    else mine.giveUp.abort();
  }

  return {
    begin(runs) {
      if (!isDryRun()) {
        waiting = [...waiting, ...runs];
        beginNext();
        return;
      }
      for (const run of runs) {
        tell(run, {status: 'dry-run', endedAt: clock.now()});
        show(run, 'Nothing was sent: this is a dry run.');
      }
    },
    cancel(ids) {
      for (const id of ids) cancelOne(id);
      beginNext();
    },
    stop() {
      halt.abort();
      waiting = [];
    },
  };
}

/** What a run has come to. Without a result, it was given up before it was sent. */
function newsOf(result: RunResult | undefined, {giveUp, isEnding}: Active): RunNews {
  if (!result) return {status: 'cancelled'};
  const {exitCode, error, warning} = result;
  if (!error) return {status: 'done', exitCode, progress: undefined, ...(warning !== undefined && {error: warning})};
  const status = giveUp.signal.aborted ? 'abandoned' : isEnding ? 'cancelled' : 'failed';
  return {status, exitCode, error: error.message, advice: error.advice};
}

/** What a pager shows of it: also why there is nothing, or not more. */
function textOf(result: RunResult | undefined): string {
  if (!result) return 'Cancelled before it was sent.';
  const {stdout, error, warning} = result;
  return [stdout, warning, error?.message, error?.advice].filter(Boolean).join('\n');
}
