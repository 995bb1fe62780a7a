import {filterOf} from '../../state/filter.ts';
import {act} from '../outcome.ts';
import {closed, faulty, type PromptKind} from './prompt-kind.ts';

/** Which rows there are, as one types. */
export const filterPrompt: PromptKind = {
  changed: ({view}, prompt) => {
    const filter = filterOf({view, filter: prompt.text});
    if (filter.ok)
      return act({type: 'prompt', prompt}, {type: 'filter', text: prompt.text.trim(), back: prompt.before});
    // Half a term filters nothing yet; those before it do.
    const whole = prompt.text.trim().replace(/\s*\S+$/u, '');
    const applied = filterOf({view, filter: whole}).ok ? act({type: 'filter', text: whole, back: prompt.before}) : [];
    return [...faulty(prompt, filter.error), ...applied];
  },
  entered: (_, {error}) => (error === undefined ? closed : []),
  escaped: (_, {before}) => [...act({type: 'filter', text: before?.filter ?? '', back: before}), ...closed],
};
