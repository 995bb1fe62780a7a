import {useInput, usePaste} from 'ink';
import {keyNames} from './key-names.ts';

/** Hands over each key by its name, one call a key, and each paste as it came. */
export function useKeys(onKey: (name: string) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      onKey(name);
    }
  });
  usePaste(onPaste);
}
