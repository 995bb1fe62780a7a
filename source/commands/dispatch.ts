import type {State} from '../state/state.ts';
import type {Command, Outcome, Place} from './command.ts';
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
 * What a key does, by its name in keys.ts: text while a prompt is open, else the command bound to it on this screen.
 * A command that cannot run answers why; a key that means nothing does nothing. What the last key said is taken away.
 */
export function press(state: State, key: string): readonly Outcome[] {
  const hush = state.notice ? act({type: 'notice', notice: undefined}) : [];
  if (state.prompt && !always.includes(key)) return [...hush, ...typeKey(state, state.prompt, key)];
  const command = byKey.get(place(state.screen.name, key));
  return command ? [...hush, ...run(command, state)] : hush;
}

/** What a paste does: text for the open prompt, and never keys. */
export function paste(state: State, text: string): readonly Outcome[] {
  if (state.prompt) return typePaste(state, state.prompt, text);
  return act({
    type: 'notice',
    notice: {level: 'info', text: 'A paste is not read as keys: open a prompt first, such as /.'},
  });
}

function run(command: Command, state: State): readonly Outcome[] {
  const reason = command.disabled?.(state);
  if (reason !== undefined) return act({type: 'notice', notice: {level: 'info', text: reason}});
  return command.run(state).map((outcome) => withinHelp(state, outcome));
}

function place(screen: Place, key: string): string {
  return `${screen} ${key}`;
}
