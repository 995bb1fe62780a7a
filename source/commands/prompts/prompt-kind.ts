import type {Prompt, State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';

type Handler = (state: State, prompt: Prompt) => readonly Outcome[];

/** What the keys of a prompt mean. */
export interface PromptKind {
  /** What a change of the text does at once. */
  readonly changed: Handler;
  readonly entered: Handler;
  readonly escaped: Handler;
  /** Keys that are neither text nor edit it, by their names. */
  readonly keys?: Readonly<Record<string, Handler>>;
}

/** Takes the prompt away. */
export const closed: readonly Outcome[] = act({type: 'prompt', prompt: undefined});

/** Leaves the prompt open, and says what is wrong with its text. */
export function faulty(prompt: Prompt, error: string): readonly Outcome[] {
  return act({type: 'prompt', prompt: {...prompt, error}});
}
