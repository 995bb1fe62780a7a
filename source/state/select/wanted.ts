import {findField} from '../../model/fields/find-field.ts';
import type {StatGroup} from '../../model/sample.ts';
import {placedColumns} from '../columns.ts';
import {filterFields} from '../filter.ts';
import {groupsOf} from '../groups.ts';
import {uuidOf} from '../rows.ts';
import {detailOf} from '../screens.ts';
import type {State, TriageTab} from '../state.ts';
import {views} from '../views/views.ts';
import {tabGroups} from './tab-groups.ts';
import {visibleKeys} from './table.ts';

/** What is looked at, for the sampling plan. */
export interface Wanted {
  /** The uuids on screen. */
  readonly visible: readonly string[];
  /** What the screen shows of them. */
  readonly groups: readonly StatGroup[];
  /** What sort and filter need of all domains. */
  readonly sortGroups: readonly StatGroup[];
  /** Whether any of this is the overhead, which takes the domain's own CPU time beside its vCPUs'. */
  readonly overhead?: boolean;
}

/** The groups that triage shows of all domains; its findings look at none in particular. */
const ledgerGroups: Readonly<Record<TriageTab, readonly StatGroup[] | undefined>> = {
  findings: undefined,
  cpu: ['state', 'cpu-total', 'vcpu'],
  memory: ['state', 'balloon'],
};

/**
 * What the next poll should bring. An opened domain covers the table: only it is looked at, and no order is needed.
 */
export function selectWanted(state: State): Wanted {
  const ledger = state.screen.name === 'triage' ? ledgerGroups[state.screen.tab] : undefined;
  if (ledger) return {visible: [], groups: ledger, sortGroups: ledger};
  const detail = detailOf(state.screen);
  if (detail) {
    return {
      visible: [detail.uuid],
      groups: tabGroups[detail.tab],
      sortGroups: [],
      overhead: detail.tab === 'overview',
    };
  }
  const shown = placedColumns(state).map(({column}) => column.field);
  const ordering = [...sortFields(state), ...filterFields(state)];
  return {
    visible: [...new Set(visibleKeys(state).map(uuidOf))],
    groups: groupsOf(shown),
    sortGroups: groupsOf(ordering),
    overhead: [...shown, ...ordering].some(({id}) => id === 'overheadPercent'),
  };
}

function sortFields({view, sorts}: State) {
  return [findField(views[view].fields, sorts[view].field)].filter((field) => field !== undefined);
}
