import type {AskDialog} from '../../state/dialog.ts';
import type {AskField} from '../../state/select/ask.ts';
import type {Outcome} from '../command.ts';
import {edited, inserted} from '../edit.ts';
import {textOf} from '../keys.ts';
import {act} from '../outcome.ts';

const turns: Readonly<Record<string, number>> = {left: -1, right: 1, space: 1};

/** What a key does to the field that has the keys: a choice is turned or picked by its letter, all else is text. */
export function fieldKey(dialog: AskDialog, field: AskField, key: string): readonly Outcome[] {
  const line = field.choices ? chosen(field, field.choices, key) : typed(dialog, field, key);
  if (!line) return [];
  const values = {...dialog.values, [field.id]: line.text};
  return act({type: 'dialog', dialog: {...dialog, values, cursor: line.cursor, error: undefined}});
}

function typed({cursor}: AskDialog, {value}: AskField, key: string) {
  const line = {text: value, cursor};
  const text = textOf(key);
  return text === undefined ? edited(line, key) : inserted(line, text);
}

function chosen({value}: AskField, choices: NonNullable<AskField['choices']>, key: string) {
  const index = choices.findIndex((choice) => choice.value === value);
  const turn = turns[key];
  const found = turn === undefined ? byLetter(choices, index, key) : choices.at((index + turn) % choices.length);
  return found && {text: found.value, cursor: 0};
}

/** The next choice whose label begins with the letter, so that all of those can be reached. */
function byLetter(choices: NonNullable<AskField['choices']>, index: number, key: string) {
  const letter = textOf(key)?.toLowerCase();
  if (letter === undefined) return undefined;
  const ring = [...choices.slice(index + 1), ...choices.slice(0, index + 1)];
  return ring.find(({label}) => label.toLowerCase().startsWith(letter));
}
