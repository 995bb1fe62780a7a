import type {Screen, State} from '../../state/state.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';

const shared = {group: 'general', danger: 'view', screens: ['pager']} as const;

/** Reading what a command printed. */
export const pagerCommands: readonly Command[] = [
  {
    ...shared,
    id: 'search',
    keys: ['/'],
    label: 'search',
    help: 'Look for a text in what is shown, as you type.',
    footer: 10,
    run: () => act({type: 'prompt', prompt: {kind: 'search', text: '', cursor: 0}}),
  },
  {
    ...shared,
    id: 'clear-search',
    keys: ['escape'],
    label: 'back',
    help: 'Forget what was looked for; without that, go back.',
    run: (state) => (pagerOf(state)?.search ? act({type: 'pager', search: ''}) : back(state)),
  },
  {...shared, id: 'close-pager', keys: ['q'], label: 'back', help: 'Go back.', footer: 80, run: back},
];

function back({screen}: State): readonly Outcome[] {
  return act({type: 'screen', screen: screen.name === 'pager' ? screen.back : screen});
}

function pagerOf({screen}: State): Extract<Screen, {name: 'pager'}>['pager'] | undefined {
  return screen.name === 'pager' ? screen.pager : undefined;
}
