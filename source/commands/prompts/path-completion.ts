import type {TextLine} from '../../state/dialog.ts';
import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {agreesOnMore, nextWord} from '../virsh-line/candidates.ts';

/** Asks what the path at the cursor could become, and then puts it in, one after the other. */
export function completePathKey(prompt: Prompt, step: 1 | -1): readonly Outcome[] {
  const {text, cursor, completions = []} = prompt;
  const line = completedPath(prompt, completions, step);
  if (!line) return [{effect: {type: 'completePath', text, cursor}}];
  const isDone = completions.length === 1;
  return act({type: 'prompt', prompt: {...prompt, ...line, completions: isDone ? undefined : completions}});
}

/** Puts in what all candidates agree on, now that there are some for the path as it stands. */
export function agreedPath({prompt}: State): readonly Outcome[] {
  const {completions = []} = prompt ?? {};
  if (prompt?.kind !== 'path' || completions.length === 0) return [];
  const isSure = completions.length === 1 || agreesOnMore(lastName(prompt), completions);
  return isSure ? completePathKey(prompt, 1) : [];
}

/** What is typed of the last name of the path before the cursor. */
function lastName({text, cursor}: TextLine): string {
  const before = [...text].slice(0, cursor).join('');
  return before.slice(before.lastIndexOf('/') + 1);
}

/**
 * The path with its last name before the cursor completed, as `completed` does it with words.
 * @param names what could stand there; those of folders end with a slash
 */
function completedPath(line: TextLine, names: readonly string[], step: 1 | -1): TextLine | undefined {
  const [only, ...others] = names;
  if (only === undefined) return undefined;
  const points = [...line.text];
  const before = points.slice(0, line.cursor).join('');
  const typed = lastName(line);
  const name = others.length === 0 ? only : nextWord(typed, names, step);
  const start = before.slice(0, before.length - typed.length) + name;
  return {text: start + points.slice(line.cursor).join(''), cursor: [...start].length};
}
