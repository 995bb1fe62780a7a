import type {AskDialog} from '../../state/dialog.ts';
import {type Ask, enterConfirms, selectAsk} from '../../state/select/ask.ts';
import type {State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {inserted, oneLine} from '../edit.ts';
import {act} from '../outcome.ts';
import {cancelled, confirmKey} from './confirm.ts';
import {fieldKey} from './field.ts';

const steps: Readonly<Record<string, number>> = {tab: 1, down: 1, 'shift+tab': -1, up: -1};

/** What a key does while a question is open. */
export function askKey(state: State, dialog: AskDialog, key: string): readonly Outcome[] {
  if (key === 'escape') return cancelled;
  const ask = selectAsk(state, dialog);
  const step = steps[key];
  if (step !== undefined) return focused(ask, dialog, dialog.focus + step);
  const field = ask.fields[dialog.focus];
  if (!field || ask.confirming) return confirmKey(state, dialog, ask, key);
  if (key !== 'enter') return fieldKey(dialog, field, key);
  if (field.problem !== undefined) return act({type: 'dialog', dialog: {...dialog, error: field.problem}});
  if (enterConfirms(ask, dialog)) return confirmKey(state, dialog, ask, key);
  return focused(ask, dialog, dialog.focus + 1);
}

/** What a paste does to a question: text for the field or the word that has the keys; undefined where there is none. */
export function askPaste(state: State, dialog: AskDialog, text: string): readonly Outcome[] | undefined {
  const {fields, confirming, guard} = selectAsk(state, dialog);
  const line = oneLine(text);
  if (confirming) {
    if (guard.kind !== 'word') return undefined;
    return act({type: 'dialog', dialog: {...dialog, typed: inserted(dialog.typed, line), error: undefined}});
  }
  const field = fields[dialog.focus];
  if (!field || field.choices) return undefined;
  const {text: value, cursor} = inserted({text: field.value, cursor: dialog.cursor}, line);
  const values = {...dialog.values, [field.id]: value};
  return act({type: 'dialog', dialog: {...dialog, values, cursor, error: undefined}});
}

/** The fields and the confirmation behind them, from first to last. */
function focused({fields}: Ask, dialog: AskDialog, index: number): readonly Outcome[] {
  const focus = Math.max(0, Math.min(fields.length, index));
  const cursor = [...(fields[focus]?.value ?? '')].length;
  return act({type: 'dialog', dialog: {...dialog, focus, cursor, error: undefined}});
}
