import {useInput, usePaste} from 'ink';
import {keyNames} from './key-names.ts';

/** Hands over the names of the keys, one call for those that came together, and each paste as it came. */
export function useKeys(onKeys: (names: readonly string[]) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    onKeys(keyNames(input, key));
  });
  usePaste(onPaste);
}
