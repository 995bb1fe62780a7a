import {firstXmlMatch} from '../../state/select/xml/search.ts';
import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {atLine, changeView, openXml} from '../xml-tab.ts';

/** Opens the prompt with what was looked for last; the line under the cursor is what escape brings back. */
export function openXmlSearch(state: State): readonly Outcome[] {
  const {filter, selected} = state;
  const {search = '', cursor: scroll = 0} = openXml(state)?.view ?? {};
  const prompt: Prompt = {kind: 'search', text: search, cursor: [...search].length, before: {filter, selected, scroll}};
  return act({type: 'prompt', prompt});
}

/** What to look for in the definition: it goes to the first match from where it was, with each key. */
export function lookForInXml(state: State, {text: search, before}: Prompt): readonly Outcome[] {
  return changeView(state, (open) => {
    const from = before?.scroll ?? open.view.cursor;
    return {search, ...atLine(open, firstXmlMatch(open.xml, search, from) ?? from)};
  });
}

/** Back to the line where it began. */
export function endXmlSearch(state: State, {before}: Prompt): readonly Outcome[] {
  return changeView(state, (open) => ({search: '', cursor: before?.scroll ?? open.view.cursor}));
}
