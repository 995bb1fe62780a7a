import {nameFault} from '../../operations/text.ts';
import type {State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {replanned} from '../restoring.ts';
import {closed, faulty, type PromptKind} from './prompt-kind.ts';

/** The name of a domain that is to be. */
export const namePrompt: PromptKind = {
  changed: (_, prompt) => act({type: 'prompt', prompt}),
  entered: (state, prompt) => {
    const name = prompt.text.trim();
    const fault = nameFault(name) ?? takenFault(state, name);
    return fault === undefined ? [...closed, ...chosen(state, name)] : faulty(prompt, fault);
  },
  escaped: () => closed,
};

function takenFault({world}: State, name: string): string | undefined {
  const isTaken = [...world.domains.values()].some((domain) => domain.name === name);
  return isTaken ? `There is a domain called ${name} already.` : undefined;
}

function chosen(state: State, name: string): readonly Outcome[] {
  return replanned(state, {as: name});
}
