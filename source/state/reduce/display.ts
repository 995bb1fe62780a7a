import type {Action} from '../action.ts';
import {inSight, withOrder} from '../cursor.ts';
import {clampDelay} from '../delay.ts';
import {type Ordering, orderOf} from '../order.ts';
import type {State} from '../state.ts';
import {views} from '../views/views.ts';
import type {Reducers} from './reducers.ts';
import {withoutVanished} from './world.ts';

/** What is shown of the world, and how. */
export const displayReducers: Reducers<
  'sort' | 'filter' | 'freeze' | 'delay' | 'cpuOfHost' | 'column' | 'prompt' | 'notice'
> = {
  sort: (state, {sort}) => rearranged({...state, sorts: {...state.sorts, [state.view]: sort}}),
  filter: (state, {text, back}) => {
    const filtered = rearranged({...state, filter: text});
    const isBack = back && (back.selected === undefined || filtered.order.includes(back.selected));
    return isBack ? inSight({...filtered, selected: back.selected, scroll: back.scroll}) : filtered;
  },
  freeze: (state, {on}) => {
    if (on) return {...state, frozen: state.frozen ?? state.world};
    return state.frozen ? withoutVanished(rearranged({...state, frozen: undefined}, 'damped')) : state;
  },
  delay: (state, {delayMs}) => ({...state, delayMs: clampDelay(delayMs) ?? state.delayMs}),
  cpuOfHost: (state, {on}) => ({...state, cpuOfHost: on}),
  column: withColumn,
  prompt: (state, {prompt}) => ({...state, prompt}),
  notice: (state, {notice}) => ({...state, notice}),
};

/** What the user asks for takes place at once, whatever was held for reading. */
function rearranged(state: State, ordering: Ordering = 'exact'): State {
  const next = {...state, hold: undefined};
  return withOrder(next, orderOf(next, ordering));
}

/** The column of priority 0 names the row and cannot be switched off. */
function withColumn(state: State, {view, field, shown}: Extract<Action, {type: 'column'}>): State {
  const column = views[view].columns.find((candidate) => candidate.field.id === field);
  if (!column || column.priority === 0) return state;
  const others = state.hidden[view].filter((id) => id !== field);
  return {...state, hidden: {...state.hidden, [view]: shown ? others : [...others, field]}};
}
