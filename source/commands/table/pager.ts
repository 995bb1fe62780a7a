import {nextMatch} from '../../state/select/pager.ts';
import type {Pager, State} from '../../state/state.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {openSearch} from '../prompts/search.ts';

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
    run: (state) => {
      const pager = pagerOf(state);
      return pager ? openSearch(state, pager) : [];
    },
  },
  {
    ...shared,
    id: 'next-match',
    keys: ['n'],
    label: 'next',
    help: 'Go to the next line that has the text.',
    footer: 20,
    disabled: (state) => withoutMatch(state, 1),
    run: (state) => toMatch(state, 1),
  },
  {
    ...shared,
    id: 'previous-match',
    keys: ['N'],
    label: 'previous',
    help: 'Go to the line before that has the text.',
    footer: 30,
    disabled: (state) => withoutMatch(state, -1),
    run: (state) => toMatch(state, -1),
  },
  {
    ...shared,
    id: 'clear-search',
    keys: ['escape'],
    label: 'back',
    help: 'Forget what was looked for; without that, go back.',
    run: (state) => (pagerOf(state)?.search ? act({type: 'pager', search: ''}) : back(state)),
  },
  {
    ...shared,
    id: 'close-pager',
    keys: ['q'],
    label: 'back',
    help: 'Close the text and go back.',
    footer: 80,
    run: back,
  },
];

function back({screen}: State): readonly Outcome[] {
  return act({type: 'screen', screen: screen.name === 'pager' ? screen.back : screen});
}

function toMatch(state: State, direction: 1 | -1): readonly Outcome[] {
  const scroll = nextMatch(state, direction);
  return scroll === undefined ? [] : act({type: 'pager', scroll});
}

function withoutMatch(state: State, direction: 1 | -1): string | undefined {
  const search = pagerOf(state)?.search;
  if (!search) return 'Look for something first, with /.';
  return nextMatch(state, direction) === undefined ? `Nothing here has ${search}.` : undefined;
}

function pagerOf({screen}: State): Pager | undefined {
  return screen.name === 'pager' ? screen.pager : undefined;
}
