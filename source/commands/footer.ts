import type {State} from '../state/state.ts';
import {keyLabel} from './keys.ts';
import {commands} from './table.ts';

/** A key worth knowing on this screen. */
export interface Hint {
  readonly key: string;
  readonly label: string;
}

const promptHints: readonly Hint[] = [
  {key: keyLabel('enter'), label: 'keep'},
  {key: keyLabel('escape'), label: 'cancel'},
];

/** The hints for the foot of the screen, the most useful first; while a prompt is open, how to leave it. */
export function hints({screen, prompt}: State): readonly Hint[] {
  if (prompt) return promptHints;
  return commands
    .filter(({footer, screens}) => footer !== undefined && screens.includes(screen.name))
    .toSorted((a, b) => (a.footer ?? 0) - (b.footer ?? 0))
    .map(({keys: [key = ''], label}) => ({key: keyLabel(key), label}));
}
