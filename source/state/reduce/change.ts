import {bounds} from '../bounds.ts';
import {withPagers} from '../screens.ts';
import type {Reducers} from './reducers.ts';

/** What is asked, and what is known that questions need. */
export const changeReducers: Reducers<
  'dialog' | 'marks' | 'readOnly' | 'output' | 'facts' | 'lacks' | 'history' | 'completions' | 'pager'
> = {
  dialog: (state, {dialog}) => ({...state, dialog}),
  marks: (state, {uuids, anchor}) => {
    const {domains} = state.world;
    const marks = new Set([...uuids].filter((uuid) => domains.has(uuid)));
    return {...state, marks, markAnchor: anchor !== undefined && domains.has(anchor) ? anchor : undefined};
  },
  readOnly: (state, {on}) => ({...state, readOnly: on || state.readOnlyForGood}),
  output: (state, {run, text}) => {
    const {batch, name} = state.runs.find(({id}) => id === run) ?? {};
    const screen = withPagers(state.screen, (pager) => {
      if (pager.run === run) return {...pager, text};
      if (pager.batch === undefined || pager.batch !== batch) return pager;
      return {...pager, text: `${pager.text ?? ''}${name ?? run}:\n\n${text.trimEnd()}\n\n`};
    });
    return {...state, screen};
  },
  facts: (state, {uuid, facts}) => ({...state, facts: new Map(state.facts).set(uuid, facts)}),
  lacks: (state, {tools}) => ({...state, lacks: tools}),
  history: (state, {lines}) => ({...state, history: [...state.history, ...lines].slice(-bounds.history)}),
  completions: (state, {text, completions}) =>
    state.prompt?.text === text ? {...state, prompt: {...state.prompt, completions}} : state,
  pager: (state, {type: _, ...news}) => {
    const {screen} = state;
    return screen.name === 'pager' ? {...state, screen: {...screen, pager: {...screen.pager, ...news}}} : state;
  },
};
