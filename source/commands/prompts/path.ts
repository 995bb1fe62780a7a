import {act} from '../outcome.ts';
import {closed, type PromptKind} from './prompt-kind.ts';

export const pathPrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}),
  entered: () => closed,
  escaped: () => closed,
};
