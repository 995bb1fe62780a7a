import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {lookedInto, placedInto} from './folder.ts';
import {completePathKey} from './path-completion.ts';
import {closed, faulty, type PromptKind} from './prompt-kind.ts';

/** What a path is for that was typed: by what the prompt asks for. */
const purposes: Readonly<
  Partial<Record<NonNullable<Prompt['purpose']>, (path: string, state: State) => readonly Outcome[]>>
> = {
  define: (path) => [{effect: {type: 'reviewFile', path}}],
  backups: (folder, state) => lookedInto(state, folder),
  images: (folder, state) => placedInto(state, folder),
};

/** A file or a folder of this machine. */
export const pathPrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}),
  entered: (state, prompt) => {
    const path = prompt.text.trim();
    if (path === '') return [...closed, ...(prompt.purpose === 'images' ? placedInto(state, '') : [])];
    if (path.includes('\0')) return faulty(prompt, 'No path has a zero byte in it.');
    const lead = prompt.purpose && purposes[prompt.purpose];
    return [...closed, ...(lead?.(path, state) ?? [])];
  },
  escaped: () => closed,
  keys: {
    tab: (_, prompt) => completePathKey(prompt, 1),
    'shift+tab': (_, prompt) => completePathKey(prompt, -1),
  },
};
