import {parseDelay} from '../../state/delay.ts';
import {act} from '../outcome.ts';
import {closed, faulty, type PromptKind} from './prompt-kind.ts';

/** The delay between two polls, in seconds. */
export const delayPrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}),
  entered: (_, prompt) => {
    if (prompt.text.trim() === '') return closed;
    const parsed = parseDelay(prompt.text);
    if ('error' in parsed) return faulty(prompt, parsed.error);
    return [...act({type: 'delay', delayMs: parsed.delayMs}), ...closed];
  },
  escaped: () => closed,
};
