import {leave} from '../begin.ts';
import type {Command} from '../command.ts';
import {everywhere} from '../everywhere.ts';
import {act} from '../outcome.ts';
import {leaveXml} from '../xml-tab.ts';
import {readTab} from './detail.ts';

/** What holds on every screen: leaving, going back, help, and asking again. */
export const generalCommands: readonly Command[] = [
  {
    id: 'back',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to the table; on the XML tab, first forget what was looked for.',
    group: 'general',
    danger: 'view',
    screens: ['detail', 'columns'],
    footer: 80,
    run: (state, key) =>
      (key === 'escape' ? leaveXml(state) : undefined) ?? act({type: 'screen', screen: {name: 'table'}}),
  },
  {
    id: 'help',
    keys: ['?', 'h'],
    label: 'help',
    help: 'Show the keys and what each column means.',
    group: 'general',
    danger: 'view',
    screens: everywhere.filter((screen) => screen !== 'help'),
    footer: 90,
    run: ({screen}) => act({type: 'screen', screen: {name: 'help', scroll: 0, back: screen}}),
  },
  {
    id: 'close-help',
    keys: ['escape', 'q', '?', 'h', 'enter'],
    label: 'close',
    help: 'Close the help.',
    group: 'general',
    danger: 'view',
    screens: ['help'],
    footer: 90,
    run: ({screen}) => act({type: 'screen', screen: screen.name === 'help' ? screen.back : screen}),
  },
  {
    id: 'refresh',
    keys: ['space'],
    label: 'refresh',
    help: 'Ask libvirt now instead of waiting for the next tick.',
    group: 'general',
    danger: 'view',
    screens: ['table', 'detail', 'triage'],
    run: (state) => [{effect: {type: 'poll'}}, ...readTab(state.screen)],
  },
  {
    id: 'quit',
    keys: ['q'],
    label: 'quit',
    help: 'Leave kvmtop; asks first while commands have not ended.',
    group: 'general',
    danger: 'view',
    screens: ['table'],
    footer: 100,
    run: leave,
  },
  {
    id: 'interrupt',
    keys: ['ctrl+c'],
    label: 'quit',
    help: 'Leave kvmtop from any screen, also while typing; pressed again, without an answer.',
    group: 'general',
    danger: 'view',
    screens: everywhere,
    run: leave,
  },
];
