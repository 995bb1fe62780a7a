import type {TextLine} from '../state/dialog.ts';
import type {Prompt, State} from '../state/state.ts';
import type {Outcome} from './command.ts';
import {edited, inserted, oneLine} from './edit.ts';
import {textOf} from './keys.ts';
import {delayPrompt} from './prompts/delay.ts';
import {filterPrompt} from './prompts/filter.ts';
import {namePrompt} from './prompts/name.ts';
import {pathPrompt} from './prompts/path.ts';
import type {PromptKind} from './prompts/prompt-kind.ts';
import {searchPrompt} from './prompts/search.ts';
import {virshPrompt} from './virsh-line/prompt.ts';

const kinds: Readonly<Record<Prompt['kind'], PromptKind>> = {
  filter: filterPrompt,
  delay: delayPrompt,
  search: searchPrompt,
  virsh: virshPrompt,
  path: pathPrompt,
  name: namePrompt,
};

/** What a key does while a prompt is open: it is text or edits text, and never a command. */
export function typeKey(state: State, prompt: Prompt, key: string): readonly Outcome[] {
  const kind = kinds[prompt.kind];
  const own = kind.keys?.[key];
  if (own) return own(state, prompt);
  if (key === 'enter') return kind.entered(state, prompt);
  if (key === 'escape') return kind.escaped(state, prompt);
  const text = textOf(key);
  const line = text === undefined ? edited(prompt, key) : inserted(prompt, text);
  return line ? typed(state, prompt, line) : [];
}

/** What a paste does while a prompt is open: it is text, on one line. */
export function typePaste(state: State, prompt: Prompt, text: string): readonly Outcome[] {
  return typed(state, prompt, inserted(prompt, oneLine(text)));
}

/** What was wrong, recalled or offered before is so no more. */
function typed(state: State, {kind, before, purpose}: Prompt, line: TextLine): readonly Outcome[] {
  return kinds[kind].changed(state, {kind, before, purpose, ...line});
}
