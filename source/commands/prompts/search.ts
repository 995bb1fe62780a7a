import {firstMatch} from '../../state/select/pager.ts';
import type {Pager, Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {closed, type PromptKind} from './prompt-kind.ts';

/** What to look for in the pager: it goes to the first match from where it was, with each key. */
export const searchPrompt: PromptKind = {
  changed: ({screen}, prompt) => [
    ...act({type: 'prompt', prompt}),
    ...(screen.name === 'pager' ? lookedFor(screen.pager, prompt) : []),
  ],
  entered: () => closed,
  escaped: (_, {before}) => [...act({type: 'pager', search: '', ...(before && {scroll: before.scroll})}), ...closed],
};

/** Opens the prompt with what was looked for last; where the text was scrolled to is what escape brings back. */
export function openSearch({filter, selected}: State, {search, scroll}: Pager): readonly Outcome[] {
  const before = {filter, selected, scroll};
  return act({type: 'prompt', prompt: {kind: 'search', text: search, cursor: [...search].length, before}});
}

function lookedFor(pager: Pager, {text: search, before}: Prompt): readonly Outcome[] {
  const scroll = before?.scroll ?? pager.scroll;
  return act({type: 'pager', search, scroll: firstMatch({...pager, search, scroll}) ?? scroll});
}
