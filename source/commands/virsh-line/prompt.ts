import {act} from '../outcome.ts';
import {closed, type PromptKind} from '../prompts/prompt-kind.ts';
import {completeKey} from './complete.ts';
import {enterLine} from './enter.ts';
import {recall} from './recall.ts';

/** The virsh line. */
export const virshPrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}),
  entered: enterLine,
  escaped: () => closed,
  keys: {
    up: (state, prompt) => recall(state, prompt, 1),
    down: (state, prompt) => recall(state, prompt, -1),
    tab: (_, prompt) => completeKey(prompt, 1),
    'shift+tab': (_, prompt) => completeKey(prompt, -1),
  },
};
