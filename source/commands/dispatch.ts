import {readOnlyReason} from '../state/select/ask/obstacle.ts';
import type {State} from '../state/state.ts';
import type {Command, Outcome, Place} from './command.ts';
import {askKey, askPaste} from './dialog/ask.ts';
import {type MenuDialog, menuKey, pointedAt, selectedKey} from './dialog/menu.ts';
import {withinHelp} from './help-scroll.ts';
import {act} from './outcome.ts';
import {typeKey, typePaste} from './prompt.ts';

import {commands} from './table.ts';

const byKey: ReadonlyMap<string, Command> = new Map(
  commands.flatMap((command) =>
    command.screens.flatMap((screen) => command.keys.map((key) => [place(screen, key), command] as const)),
  ),
);

/** The keys that are commands whatever is open. */
const always = ['ctrl+c'];

/**
 * What a key does, by its name in keys.ts. Who gets it, the first that there is: the prompt, as text; the dialog; the
 * command that is bound to it on this screen. A command that cannot run answers why; a key that means nothing does
 * nothing. What the last key said is taken away.
 */
export function press(state: State, key: string): readonly Outcome[] {
  const hush = state.notice ? act({type: 'notice', notice: undefined}) : [];
  return [...hush, ...meaning(state, key)];
}

/** What a paste does: text for what takes text, and never keys. */
export function paste(state: State, text: string): readonly Outcome[] {
  const {prompt, dialog} = state;
  if (prompt) return typePaste(state, prompt, text);
  const taken = dialog?.kind === 'ask' ? askPaste(state, dialog, text) : undefined;
  const advice = dialog ? 'here only keys count.' : 'open a prompt first, such as /.';
  return taken ?? act({type: 'notice', notice: {level: 'info', text: `A paste is not read as keys: ${advice}`}});
}

function meaning(state: State, key: string): readonly Outcome[] {
  const {prompt, dialog, screen} = state;
  if (always.includes(key)) return run(byKey.get(place(screen.name, key)), state, key);
  if (prompt) return typeKey(state, prompt, key);
  if (dialog?.kind === 'ask') return askKey(state, dialog, key);
  if (dialog) return menuKey(state, dialog, key) ?? chooseOperation(state, dialog, key);
  return run(byKey.get(place(screen.name, key)), state, key);
}

function chooseOperation(state: State, dialog: MenuDialog, key: string): readonly Outcome[] {
  const chosen = key === 'enter' ? selectedKey(state, dialog) : key;
  const command = chosen === undefined ? undefined : byKey.get(place('menu', chosen));
  if (!command || chosen === undefined) return [];
  // An enter behind a letter that was refused must not run what happened to be under the cursor.
  return [...act({type: 'dialog', dialog: pointedAt(dialog, command.keys)}), ...run(command, state, chosen)];
}

function run(command: Command | undefined, state: State, key: string): readonly Outcome[] {
  if (!command) return [];
  const reason = readOnlyReason(state, command) ?? command.disabled?.(state, key);
  if (reason !== undefined) return act({type: 'notice', notice: {level: 'info', text: reason}});
  return command.run(state, key).map((outcome) => withinHelp(state, outcome));
}

function place(screen: Place, key: string): string {
  return `${screen} ${key}`;
}
