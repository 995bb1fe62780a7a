import type {TextLine} from '../../state/dialog.ts';
import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {escapedWord, splitLine} from '../words.ts';
import {agreesOnMore, nextWord} from './candidates.ts';

/** Asks what the word at the cursor could become, and then puts it in, one after the other. */
export function completeKey(prompt: Prompt, step: 1 | -1): readonly Outcome[] {
  const {text, cursor, completions = []} = prompt;
  const line = completed(prompt, completions, step);
  if (!line) return [{effect: {type: 'complete', text, cursor}}];
  const isDone = completions.length === 1;
  return act({type: 'prompt', prompt: {...prompt, ...line, completions: isDone ? undefined : completions}});
}

/** Puts in what all candidates agree on, now that there are some for the line as it stands. */
export function agreed({prompt}: State): readonly Outcome[] {
  const {completions = []} = prompt ?? {};
  if (prompt?.kind !== 'virsh' || completions.length === 0) return [];
  const line = splitLine([...prompt.text].slice(0, prompt.cursor).join(''));
  const typed = 'words' in line && line.open ? (line.words.at(-1) ?? '') : '';
  const isSure = completions.length === 1 || agreesOnMore(typed, completions);
  return isSure ? completeKey(prompt, 1) : [];
}

/**
 * The line with the word at the cursor completed: the only candidate, with a blank behind it; else as much as the
 * candidates have in common; else the candidate `step` after the one that is there already, in a ring.
 * @returns undefined without candidates
 */
export function completed(
  {text, cursor}: TextLine,
  candidates: readonly string[],
  step: 1 | -1 = 1,
): TextLine | undefined {
  const points = [...text];
  const before = points.slice(0, cursor).join('');
  const line = splitLine(before);
  const [only, ...others] = candidates;
  if (only === undefined || 'error' in line) return undefined;
  const typed = line.open ? (line.words.at(-1) ?? '') : '';
  const after = points.slice(cursor).join('');
  const word = others.length === 0 ? only : nextWord(typed, candidates, step);
  const blank = others.length === 0 && !/^\s/u.test(after) ? ' ' : '';
  const start = before.slice(0, line.start) + (word === '' ? '' : escapedWord(word)) + blank;
  return {text: start + after, cursor: [...start].length};
}
