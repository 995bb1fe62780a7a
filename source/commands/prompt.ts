import {parseDelay} from '../state/delay.ts';
import type {TextLine} from '../state/dialog.ts';
import {filterOf} from '../state/filter.ts';
import type {Prompt, State} from '../state/state.ts';
import type {Outcome} from './command.ts';
import {edited, inserted, oneLine} from './edit.ts';
import {textOf} from './keys.ts';
import {act} from './outcome.ts';

interface PromptKind {
  /** What a change of the text does at once. */
  readonly changed: (state: State, prompt: Prompt) => readonly Outcome[];
  readonly entered: (state: State, prompt: Prompt) => readonly Outcome[];
  readonly escaped: (state: State, prompt: Prompt) => readonly Outcome[];
}

const close: readonly Outcome[] = act({type: 'prompt', prompt: undefined});

const kinds: Readonly<Record<Prompt['kind'], PromptKind>> = {
  filter: {
    changed: ({view}, prompt) => {
      const filter = filterOf({view, filter: prompt.text});
      if (filter.ok)
        return act({type: 'prompt', prompt}, {type: 'filter', text: prompt.text.trim(), back: prompt.before});
      // Half a term filters nothing yet; those before it do.
      const whole = prompt.text.trim().replace(/\s*\S+$/u, '');
      const applied = filterOf({view, filter: whole}).ok ? act({type: 'filter', text: whole, back: prompt.before}) : [];
      return [...act({type: 'prompt', prompt: {...prompt, error: filter.error}}), ...applied];
    },
    entered: (_, {error}) => (error === undefined ? close : []),
    escaped: (_, {before}) => [...act({type: 'filter', text: before?.filter ?? '', back: before}), ...close],
  },
  delay: {
    changed: (_, prompt) => act({type: 'prompt', prompt}),
    entered: (_, prompt) => {
      if (prompt.text.trim() === '') return close;
      const parsed = parseDelay(prompt.text);
      if ('error' in parsed) return act({type: 'prompt', prompt: {...prompt, error: parsed.error}});
      return [...act({type: 'delay', delayMs: parsed.delayMs}), ...close];
    },
    escaped: () => close,
  },
  search: {changed: (_, prompt) => act({type: 'prompt', prompt}), entered: () => close, escaped: () => close},
  virsh: {changed: (_, prompt) => act({type: 'prompt', prompt}), entered: () => close, escaped: () => close},
};

/** What a key does while a prompt is open: it is text or edits text, and never a command. */
export function typeKey(state: State, prompt: Prompt, key: string): readonly Outcome[] {
  const kind = kinds[prompt.kind];
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

function typed(state: State, {kind, before}: Prompt, line: TextLine): readonly Outcome[] {
  return kinds[kind].changed(state, {kind, before, ...line});
}
