import type {Command} from '../command.ts';
import {act} from '../outcome.ts';

const shared = {group: 'general', danger: 'view', screens: ['table', 'detail']} as const;

/** The screens that tell what was done and what happened. */
export const screenCommands: readonly Command[] = [
  {
    ...shared,
    id: 'log',
    keys: ['l'],
    label: 'log',
    help: 'Show the log of the commands that were run, and what came of them.',
    footer: 95,
    run: ({screen}) => act({type: 'screen', screen: {name: 'log', cursor: undefined, back: screen}}),
  },
  {
    ...shared,
    id: 'events',
    keys: ['E'],
    label: 'events',
    help: 'Show the events of the host: what libvirt has told of all domains.',
    run: ({screen}) => act({type: 'screen', screen: {name: 'events', scroll: 0, back: screen}}),
  },
  {
    ...shared,
    id: 'close-list',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to where the log or the events were opened.',
    screens: ['log', 'events'],
    footer: 80,
    run: ({screen}) => act({type: 'screen', screen: 'back' in screen ? screen.back : screen}),
  },
];
