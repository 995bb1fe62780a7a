import {isOver, type Run, type RunNews} from '../run.ts';
import {withAwaited} from '../runs/awaited.ts';
import {kept} from '../runs/keep.ts';
import {begunNotice, outcomeNotice} from '../runs/notices.ts';
import type {State} from '../state.ts';
import {withDefined} from './definitions.ts';
import type {Reducers} from './reducers.ts';

/** What was asked for, and what came of it. */
export const runReducers: Reducers<'runs' | 'run'> = {
  runs: (state, {runs}) => ({
    ...state,
    runs: kept([...state.runs, ...runs]),
    nextRun: Math.max(state.nextRun, ...runs.map(({id}) => id + 1)),
    notice: begunNotice(runs, state.dryRun) ?? state.notice,
  }),
  run: (state, {id, news}) => {
    const index = state.runs.findLastIndex((run) => run.id === id);
    const before = state.runs[index];
    if (!before) return state;
    const run = withNews(before, news);
    const next = {...state, runs: state.runs.with(index, run)};
    return isOver(run) && !isOver(before) ? ended(next, run) : next;
  },
};

/** What is over does not begin again, though more may become known of how it went. */
function withNews(run: Run, news: RunNews): Run {
  const status = news.status ?? run.status;
  return {...run, ...news, status: isOver(run) && !isOver({status}) ? run.status : status};
}

function ended(state: State, run: Run): State {
  const batch = state.runs.filter((other) => other.batch === run.batch);
  const outcome = batch.every(isOver) ? outcomeNotice(batch) : undefined;
  const next = withAwaited(state, run);
  return withDefined({...next, runs: kept(next.runs), notice: outcome ?? next.notice}, run);
}
