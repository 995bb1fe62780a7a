import {shellText} from '../../model/shell-text.ts';
import {isOver, type Run} from '../../state/run.ts';
import {loggedRun} from '../../state/select/log.ts';
import type {Screen, State} from '../../state/state.ts';
import type {Command} from '../command.ts';
import {giveUp} from '../give-up.ts';
import {act} from '../outcome.ts';
import {runText, wordsOf} from '../run-text.ts';

const shared = {group: 'general', danger: 'view', screens: ['log'], disabled: withoutRun} as const;

/** What can be done with an entry of the command log. */
export const logCommands: readonly Command[] = [
  {
    ...shared,
    id: 'log-entry',
    keys: ['enter'],
    label: 'read',
    help: 'Read all about the command under the cursor.',
    footer: 10,
    run: (state) => {
      const run = loggedRun(state);
      if (!run) return [];
      const pager = {title: runTitle(run), run: undefined, text: runText(state, run), scroll: 0, search: ''};
      const screen: Screen = {name: 'pager', pager, back: state.screen};
      return act({type: 'screen', screen});
    },
  },
  {
    ...shared,
    id: 'copy-command',
    keys: ['y'],
    label: 'copy',
    help: 'Copy the command under the cursor as a shell takes it.',
    footer: 20,
    run: (state) => {
      const run = loggedRun(state);
      if (!run) return [];
      const text = shellText(wordsOf(state, run));
      return [
        ...act({type: 'notice', notice: {level: 'info', text: `Copied: ${text}`}}),
        {effect: {type: 'copy', text}},
      ];
    },
  },
  {
    ...shared,
    id: 'cancel-command',
    keys: ['x'],
    label: 'cancel',
    help: 'Cancel the command under the cursor if it waits, or give it up if it runs.',
    footer: 30,
    disabled: (state) => {
      const run = loggedRun(state);
      return run && isOver(run) ? 'It is over already.' : withoutRun(state);
    },
    run: (state) => giveUp([loggedRun(state)].filter((run) => run !== undefined)),
  },
];

function runTitle({label, name}: Run): string {
  return name === undefined ? label : `${label} ${name}`;
}

function withoutRun({runs}: State): string | undefined {
  return runs.length === 0 ? 'No command has been run yet.' : undefined;
}
