import type {AskDialog} from '../../state/dialog.ts';
import {guardSatisfied} from '../../state/select/ask/guard.ts';
import {type Ask, type Guard, runsToBegin} from '../../state/select/ask.ts';
import type {State} from '../../state/state.ts';
import {begin} from '../begin.ts';
import type {Outcome} from '../command.ts';
import {edited, inserted} from '../edit.ts';
import {textOf} from '../keys.ts';
import {act} from '../outcome.ts';

/** Closes the question. */
export const cancelled: readonly Outcome[] = act(
  {type: 'dialog', dialog: undefined},
  {type: 'notice', notice: {level: 'info', text: 'Nothing was done.'}},
);

type Confirmation = (state: State, dialog: AskDialog, ask: Ask, key: string) => readonly Outcome[];

const byGuard: Readonly<Record<Guard['kind'], Confirmation>> = {
  enter: (state, dialog, ask, key) => (key === 'enter' ? confirmed(state, dialog, ask) : []),
  yes: (state, dialog, ask, key) => {
    if (key === 'n' || key === 'N') return cancelled;
    return key === 'y' || key === 'Y' ? confirmed(state, dialog, ask) : [];
  },
  word: (state, dialog, ask, key) => {
    if (key === 'enter') return compared(state, dialog, ask);
    const text = textOf(key);
    const typed = text === undefined ? edited(dialog.typed, key) : inserted(dialog.typed, text);
    return typed ? act({type: 'dialog', dialog: {...dialog, typed, error: undefined}}) : [];
  },
};

/** What a key does at the confirmation of a question. */
export function confirmKey(state: State, dialog: AskDialog, ask: Ask, key: string): readonly Outcome[] {
  return byGuard[ask.guard.kind](state, dialog, ask, key);
}

function compared(state: State, dialog: AskDialog, ask: Ask): readonly Outcome[] {
  const {guard} = ask;
  const {text} = dialog.typed;
  if (guard.kind !== 'word' || guardSatisfied(guard, text)) return confirmed(state, dialog, ask);
  const error = text.trim() === '' ? `Type ${guard.what} to confirm.` : `That is not ${guard.what}: ${text.trim()}.`;
  return act({type: 'dialog', dialog: {...dialog, error}});
}

function confirmed(state: State, dialog: AskDialog, ask: Ask): readonly Outcome[] {
  if (ask.obstacle !== undefined) return act({type: 'dialog', dialog: {...dialog, error: ask.obstacle}});
  const {subject} = dialog;
  if (subject.type === 'quit') return [{effect: {type: 'quit'}}];
  if (subject.type !== 'abandon') return begin(state, runsToBegin(ask));
  return [...act({type: 'dialog', dialog: undefined}), {effect: {type: 'cancel', ids: [subject.run]}}];
}
