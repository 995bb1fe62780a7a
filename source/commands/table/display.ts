import {selectChooser} from '../../state/select/chooser.ts';
import type {State} from '../../state/state.ts';
import {views} from '../../state/views/views.ts';
import type {Command} from '../command.ts';
import {act} from '../outcome.ts';

const shared = {group: 'display', danger: 'view', screens: ['table']} as const;

/** How the numbers are shown. */
export const displayCommands: readonly Command[] = [
  {
    ...shared,
    id: 'delay',
    keys: ['d', 's'],
    label: 'delay',
    help: 'Change the delay between two polls, in seconds.',
    run: () => act({type: 'prompt', prompt: {kind: 'delay', text: '', cursor: 0}}),
  },
  {
    ...shared,
    id: 'freeze',
    keys: ['f'],
    label: 'freeze',
    help: 'Hold the display still, or let it go on; the sampling goes on meanwhile.',
    screens: ['table', 'detail'],
    run: ({frozen}) => act({type: 'freeze', on: frozen === undefined}),
  },
  {
    ...shared,
    id: 'cpu-of-host',
    keys: ['I'],
    label: '%host',
    help: 'Show %CPU as a share of the whole host, or of one pCPU again.',
    run: ({cpuOfHost}) => act({type: 'cpuOfHost', on: !cpuOfHost}),
  },
  {
    ...shared,
    id: 'columns',
    keys: ['F'],
    label: 'columns',
    help: 'Choose the columns of this view.',
    run: () => act({type: 'screen', screen: {name: 'columns', cursor: 0}}),
  },
  {
    ...shared,
    id: 'toggle-column',
    keys: ['space'],
    label: 'show/hide',
    help: 'Show or hide the column.',
    screens: ['columns'],
    footer: 10,
    disabled: (state) => (isNaming(state) ? 'This column names the row: it cannot be hidden.' : undefined),
    run: (state) => {
      const field = chosen(state)?.field.id;
      if (field === undefined) return [];
      return act({type: 'column', view: state.view, field, shown: state.hidden[state.view].includes(field)});
    },
  },
];

function chosen({screen, view}: State) {
  return screen.name === 'columns' ? views[view].columns[screen.cursor] : undefined;
}

function isNaming(state: State): boolean {
  return selectChooser(state)?.choices.some(({selected, fixed}) => selected && fixed) ?? false;
}
