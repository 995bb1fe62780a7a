import {firstMatch} from '../../state/select/pager.ts';
import type {Pager, Prompt, Screen, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {closed, type PromptKind} from './prompt-kind.ts';
import {endVersionSearch, lookForVersions} from './search-versions.ts';
import {endXmlSearch, lookForInXml} from './search-xml.ts';

type Search = Pick<PromptKind, 'changed' | 'escaped'>;

/** What looking for something means, by the screen. */
const searches: Readonly<Partial<Record<Screen['name'], Search>>> = {
  pager: {
    changed: (state, prompt) => (state.screen.name === 'pager' ? lookedFor(state, state.screen.pager, prompt) : []),
    escaped: (_, prompt) => ended(prompt),
  },
  detail: {changed: lookForInXml, escaped: endXmlSearch},
  versions: {changed: lookForVersions, escaped: endVersionSearch},
};

/** What to look for, with each key: it goes to the first match from where it was, or lists only what matches. */
export const searchPrompt: PromptKind = {
  changed: (state, prompt) => [
    ...act({type: 'prompt', prompt}),
    ...(searches[state.screen.name]?.changed(state, prompt) ?? []),
  ],
  entered: () => closed,
  escaped: (state, prompt) => [...(searches[state.screen.name]?.escaped(state, prompt) ?? []), ...closed],
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
