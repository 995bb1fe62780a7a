import type {Field} from '../../model/field.ts';
import {findField} from '../../model/fields/find-field.ts';
import {shownColumns} from '../../state/columns.ts';
import type {State} from '../../state/state.ts';
import {views} from '../../state/views/views.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';

type SortKey = Pick<Command, 'id' | 'help'> & {readonly key: string; readonly alias: string};

/** P, M, T and N as in top and virt-top; A and W are kvmtop's. The alias names a field of the view. */
const sortKeys: readonly SortKey[] = [
  {key: 'P', id: 'sort-cpu', alias: 'cpu', help: 'Sort by %CPU.'},
  {key: 'W', id: 'sort-ready', alias: 'rdy', help: 'Sort by %RDY: who waits for a pCPU.'},
  {key: 'M', id: 'sort-memory', alias: 'mem', help: 'Sort by memory.'},
  {key: 'T', id: 'sort-time', alias: 'time', help: 'Sort by the CPU time used since the start.'},
  {key: 'N', id: 'sort-id', alias: 'id', help: 'Sort by ID.'},
  {key: 'A', id: 'sort-name', alias: 'name', help: 'Sort by name.'},
];

const shared = {group: 'sort and filter', danger: 'view', screens: ['table']} as const;

/** The order of the rows. */
export const sortCommands: readonly Command[] = [
  ...sortKeys.map(
    ({key, id, alias, help}): Command => ({
      ...shared,
      id,
      keys: [key],
      label: `by ${alias}`,
      help,
      run: (state) => sortBy(state, findField(views[state.view].fields, alias)),
    }),
  ),
  {
    ...shared,
    id: 'sort-left',
    keys: ['<'],
    label: 'sort left',
    help: 'Sort by the column to the left.',
    run: (state) => sortBy(state, neighbour(state, -1)),
  },
  {
    ...shared,
    id: 'sort-right',
    keys: ['>'],
    label: 'sort right',
    help: 'Sort by the column to the right.',
    run: (state) => sortBy(state, neighbour(state, 1)),
  },
  {
    ...shared,
    id: 'reverse',
    keys: ['R', 'r'],
    label: 'reverse',
    help: 'Turn the order around.',
    run: ({sorts, view}) => {
      const {field, descending} = sorts[view];
      return act({type: 'sort', sort: {field, descending: !descending}});
    },
  },
];

/** Numbers begin with the largest, words with the first of the alphabet, and so do the numbers of domains. */
function sortBy<Row>(state: State, field: Field<Row> | undefined): readonly Outcome[] {
  if (!field || field.id === state.sorts[state.view].field) return [];
  const descending = field.kind !== 'text' && field.id !== 'id' && field.id !== 'index';
  return act({type: 'sort', sort: {field: field.id, descending}});
}

/** The field of the next column that is on the list, be it on a screen as narrow as this or not. */
function neighbour(state: State, step: number) {
  const columns = shownColumns(state);
  const index = columns.findIndex(({field}) => field.id === state.sorts[state.view].field);
  const start = index < 0 && step > 0 ? -1 : Math.max(0, index);
  return columns[start + step]?.field;
}
