import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';

/** Opens the prompt with what was looked for last. */
export function openVersionSearch({screen, filter, selected}: State): readonly Outcome[] {
  if (screen.name !== 'versions') return [];
  const {search: text = '', cursor: scroll} = screen;
  return act({
    type: 'prompt',
    prompt: {kind: 'search', text, cursor: [...text].length, before: {filter, selected, scroll}},
  });
}

/** Which definitions are listed, with each key; the newest of them is the first. */
export function lookForVersions({screen}: State, {text: search}: Prompt): readonly Outcome[] {
  return screen.name === 'versions' ? act({type: 'screen', screen: {...screen, search, cursor: 0}}) : [];
}

/** Back to all of them, at the one where it began. */
export function endVersionSearch({screen}: State, {before}: Prompt): readonly Outcome[] {
  if (screen.name !== 'versions') return [];
  return act({type: 'screen', screen: {...screen, search: '', cursor: before?.scroll ?? 0}});
}
