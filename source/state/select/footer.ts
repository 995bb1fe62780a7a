import type {Domain} from '../../model/domain.ts';
import type {DomainState} from '../../model/domain-state.ts';
import {findField} from '../../model/fields/find-field.ts';
import {drawnColumn} from '../columns.ts';
import {filterOf} from '../filter.ts';
import {rowsOf} from '../rows.ts';
import {shownWorld} from '../shown.ts';
import type {Notice, Prompt, State} from '../state.ts';
import {views} from '../views/views.ts';
import {type Marks, selectMarks} from './marks.ts';

/** What the foot of the screen says; the hints come from commands. */
export interface Footer {
  /** Domains by state, the most frequent first, none with 0; domains of unknown state count as "no state". */
  readonly states: readonly {readonly state: DomainState; readonly count: number}[];
  readonly domains: number;
  /** Rows of the view that the filter lets through, and all. */
  readonly matching: number;
  readonly total: number;
  /** The title of the sorted column, or the field's alias where no column shows it. */
  readonly sort: {readonly title: string; readonly descending: boolean};
  /** The filter in force; an error says why it lets everything through in this view. */
  readonly filter: {readonly text: string; readonly error: string | undefined} | undefined;
  readonly prompt: Prompt | undefined;
  readonly notice: Notice | undefined;
  readonly marks: Marks;
  readonly selfPercent: number | undefined;
  readonly daemonPercent: number | undefined;
}

/** The foot of the screen. */
export function selectFooter(state: State): Footer {
  const world = shownWorld(state);
  const filter = filterOf(state);
  return {
    states: countStates(world.domains.values()),
    domains: world.domains.size,
    matching: state.order.length,
    total: rowsOf(world, state.view).list.length,
    sort: {title: sortTitle(state), descending: state.sorts[state.view].descending},
    filter: state.filter === '' ? undefined : {text: state.filter, error: filter.ok ? undefined : filter.error},
    prompt: state.prompt,
    notice: state.notice,
    marks: selectMarks(state),
    selfPercent: world.selfPercent,
    daemonPercent: world.daemonPercent,
  };
}

function countStates(domains: Iterable<Domain>): Footer['states'] {
  const counts = new Map<DomainState, number>();
  for (const {readings} of domains) {
    const state = readings.state?.value.state ?? 'no state';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return Array.from(counts, ([state, count]) => ({state, count})).toSorted((a, b) => b.count - a.count);
}

function sortTitle({view, sorts, cpuOfHost}: State): string {
  const {field} = sorts[view];
  const column = views[view].columns.find((candidate) => candidate.field.id === field);
  return column ? drawnColumn(column, cpuOfHost).title : (findField(views[view].fields, field)?.alias ?? field);
}
