import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';

/** The line so many further back in the history; in front of the newest is what was being typed. */
export function recall({history}: State, prompt: Prompt, by: number): readonly Outcome[] {
  const {kind, before, recalled = 0, text} = prompt;
  const back = Math.max(0, Math.min(history.length, recalled + by));
  if (back === recalled) return [];
  const draft = recalled === 0 ? text : (prompt.draft ?? '');
  const line = back === 0 ? draft : (history.at(-back) ?? '');
  const typed = {kind, before, text: line, cursor: [...line].length};
  return act({type: 'prompt', prompt: back === 0 ? typed : {...typed, recalled: back, draft}});
}
