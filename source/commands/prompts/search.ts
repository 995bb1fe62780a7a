import {firstMatch} from '../../state/select/pager.ts';
import type {Pager, Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {closed, type PromptKind} from './prompt-kind.ts';
import {endXmlSearch, lookForInXml} from './search-xml.ts';

/** What to look for in the pager or the definition: it goes to the first match from where it was, with each key. */
export const searchPrompt: PromptKind = {
  changed: (state, prompt) => [
    ...act({type: 'prompt', prompt}),
    ...(state.screen.name === 'pager' ? lookedFor(state, state.screen.pager, prompt) : lookForInXml(state, prompt)),
  ],
  entered: () => closed,
  escaped: (state, prompt) => [
    ...(state.screen.name === 'pager' ? ended(prompt) : endXmlSearch(state, prompt)),
    ...closed,
  ],
};

/** Opens the prompt with what was looked for last; where the text was scrolled to is what escape brings back. */
export function openSearch({filter, selected}: State, {search, scroll}: Pager): readonly Outcome[] {
  const before = {filter, selected, scroll};
  return act({type: 'prompt', prompt: {kind: 'search', text: search, cursor: [...search].length, before}});
}

function ended({before}: Prompt): readonly Outcome[] {
  return act({type: 'pager', search: '', ...(before && {scroll: before.scroll})});
}

function lookedFor(state: State, pager: Pager, {text: search, before}: Prompt): readonly Outcome[] {
  const scroll = before?.scroll ?? pager.scroll;
  return act({type: 'pager', search, scroll: firstMatch(state, {...pager, search, scroll}) ?? scroll});
}
