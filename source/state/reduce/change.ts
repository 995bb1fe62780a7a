import {bounds} from '../bounds.ts';
import type {State} from '../state.ts';
import type {Reducers} from './reducers.ts';

/** What is asked, what runs, and what came of it. */
export const changeReducers: Reducers<
  'dialog' | 'marks' | 'readOnly' | 'runs' | 'run' | 'output' | 'facts' | 'history' | 'completions' | 'pager'
> = {
  dialog: (state, {dialog}) => ({...state, dialog}),
  marks: (state, {uuids, anchor}) => ({...state, marks: uuids, markAnchor: anchor}),
  readOnly: (state, {on}) => ({...state, readOnly: on || state.readOnlyForGood}),
  runs: (state, {runs}) => ({
    ...state,
    runs: [...state.runs, ...runs].slice(-bounds.runs),
    nextRun: Math.max(state.nextRun, ...runs.map(({id}) => id + 1)),
  }),
  run: (state, {id, news}) => ({...state, runs: state.runs.map((run) => (run.id === id ? {...run, ...news} : run))}),
  output: (state, {run, text}) => withPager(state, (pager) => (pager.run === run ? {...pager, text} : pager)),
  facts: (state, {uuid, facts}) => ({...state, facts: new Map(state.facts).set(uuid, facts)}),
  history: (state, {lines}) => ({...state, history: [...state.history, ...lines].slice(-bounds.history)}),
  completions: (state, {text, completions}) =>
    state.prompt?.text === text ? {...state, prompt: {...state.prompt, completions}} : state,
  pager: (state, {type: _, ...news}) => withPager(state, (pager) => ({...pager, ...news})),
};

type Pager = Extract<State['screen'], {name: 'pager'}>['pager'];

function withPager(state: State, change: (pager: Pager) => Pager): State {
  const {screen} = state;
  return screen.name === 'pager' ? {...state, screen: {...screen, pager: change(screen.pager)}} : state;
}
