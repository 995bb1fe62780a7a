import {domainStates} from '../domain-state.ts';

/** The words that a field of text can hold, by the id of the field; other fields hold any text. */
export const fieldWords: Readonly<Record<string, readonly string[]>> = {
  state: domainStates,
  vcpuState: ['offline', 'running', 'blocked'],
  halted: ['yes', 'no'],
};

/** Text as it is compared: whatever its case, and however its accents are encoded. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Those of the words that a text stands for: the one it is, or all that it begins. */
export function wordsFor(words: readonly string[], text: string): readonly string[] {
  const folded = fold(text);
  return words.includes(folded) ? [folded] : words.filter((word) => word.startsWith(folded));
}
