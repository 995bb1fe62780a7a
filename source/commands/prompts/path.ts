import {folderFault} from '../../operations/text.ts';
import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {lookedInto, placedInto} from './folder.ts';
import {completePathKey} from './path-completion.ts';
import {closed, faulty, type PromptKind} from './prompt-kind.ts';

/** What a path is for, by what the prompt asks for, and why a text cannot be one. */
interface Purpose {
  readonly fault?: (path: string) => string | undefined;
  readonly lead: (path: string, state: State) => readonly Outcome[];
}

const purposes: Readonly<Partial<Record<NonNullable<Prompt['purpose']>, Purpose>>> = {
  define: {lead: (path) => [{effect: {type: 'reviewFile', path, isTyped: true}}]},
  backups: {fault: folderFault, lead: (folder, state) => lookedInto(state, folder)},
  images: {fault: folderFault, lead: (folder, state) => placedInto(state, folder)},
};

/** A file or a folder of this machine. */
export const pathPrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}),
  entered: (state, prompt) => {
    const path = prompt.text.trim();
    if (path === '') return [...closed, ...(prompt.purpose === 'images' ? placedInto(state, '') : [])];
    if (path.includes('\0')) return faulty(prompt, 'No path has a zero byte in it.');
    const purpose = prompt.purpose && purposes[prompt.purpose];
    const fault = purpose?.fault?.(path);
    return fault === undefined ? [...closed, ...(purpose?.lead(path, state) ?? [])] : faulty(prompt, fault);
  },
  escaped: () => closed,
  keys: {
    tab: (_, prompt) => completePathKey(prompt, 1),
    'shift+tab': (_, prompt) => completePathKey(prompt, -1),
  },
};
