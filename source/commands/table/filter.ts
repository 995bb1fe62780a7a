import type {Command} from '../command.ts';
import {act} from '../outcome.ts';

const shared = {group: 'sort and filter', danger: 'view', screens: ['table']} as const;

/** Which rows there are. */
export const filterCommands: readonly Command[] = [
  {
    ...shared,
    id: 'filter',
    keys: ['/'],
    label: 'filter',
    help: 'Show only the rows that match, as you type: words of the name, or cpu>50 rdy>5 state=running.',
    footer: 26,
    run: ({filter, selected, scroll}) => {
      const cursor = [...filter].length;
      return act({type: 'prompt', prompt: {kind: 'filter', text: filter, cursor, before: {filter, selected, scroll}}});
    },
  },
  {
    ...shared,
    id: 'clear',
    keys: ['escape'],
    label: 'clear',
    help: 'Clear the filter; without one, go back to the top and let go of the selection.',
    run: ({filter}) => (filter === '' ? act({type: 'moved', by: 'first'}) : act({type: 'filter', text: ''})),
  },
];
