import {act} from '../outcome.ts';
import {closed, type PromptKind} from './prompt-kind.ts';

/** What to look for in the pager, as one types. */
export const searchPrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}, {type: 'pager', search: prompt.text}),
  entered: () => closed,
  escaped: () => [...act({type: 'pager', search: ''}), ...closed],
};
