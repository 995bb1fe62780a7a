import type {Run} from '../run.ts';
import type {State} from '../state.ts';

/** What a run is about; the rest follows from the state, or is not known before it runs. */
export type RunParts = Pick<
  Run,
  'label' | 'operation' | 'uuid' | 'name' | 'program' | 'argv' | 'how' | 'job' | 'precheck'
>;

/** Runs that begin together, with the next ids in their order; they wait to be told to the reducer. */
export function newRuns(
  {nextRun, readOnly, world}: Pick<State, 'nextRun' | 'readOnly' | 'world'>,
  parts: readonly RunParts[],
): readonly Run[] {
  return parts.map((part, index) => ({
    ...part,
    id: nextRun + index,
    batch: nextRun,
    readOnly,
    status: 'waiting',
    wallSeconds: world.wallSeconds,
    startedAt: undefined,
    endedAt: undefined,
    exitCode: undefined,
    error: undefined,
    advice: undefined,
    progress: undefined,
  }));
}
