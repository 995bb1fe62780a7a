import type {Action} from '../../source/state/action.ts';
import type {Run, RunNews} from '../../source/state/run.ts';
import {newRuns, type RunParts} from '../../source/state/runs/new-run.ts';
import type {State} from '../../source/state/state.ts';
import {play, uuid} from './fleet.ts';

/** What a destroy of the domain of that name is, or another run of it. */
export function parts(name: string, more: Partial<RunParts> = {}): RunParts {
  return {
    label: 'destroy',
    operation: 'destroy',
    uuid: uuid(name),
    name,
    program: 'virsh',
    argv: ['destroy', '--domain', uuid(name)],
    how: 'background',
    job: false,
    precheck: undefined,
    ...more,
  };
}

/** The state once a destroy of each of these domains was asked for together. */
export function begun(state: State, names: readonly string[], more: Partial<RunParts> = {}): State {
  return play(
    [
      {
        type: 'runs',
        runs: newRuns(
          state,
          names.map((name) => parts(name, more)),
        ),
      },
    ],
    state,
  );
}

/** News of a run. */
export function news(id: number, told: RunNews): Action {
  return {type: 'run', id, news: told};
}

/** The ids of runs. */
export function ids(runs: readonly Run[]): readonly number[] {
  return runs.map(({id}) => id);
}
