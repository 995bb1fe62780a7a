import type {DomainRow, Field} from '../model/field.ts';
import {type Filter, parseFilter} from '../model/filter/parse-filter.ts';
import type {State} from './state.ts';
import {views} from './views/views.ts';

/** The filter in force as the view understands it; one that speaks of what the view does not know is an error. */
export function filterOf({filter, view}: Pick<State, 'filter' | 'view'>): Filter<DomainRow> {
  return parseFilter(filter, views[view].fields);
}

/** The fields that the filter compares; none while it is in error, as it then lets everything through. */
export function filterFields(state: Pick<State, 'filter' | 'view'>): readonly Field<DomainRow>[] {
  const filter = filterOf(state);
  return filter.ok ? filter.fields : [];
}
