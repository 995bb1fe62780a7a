import {type ReactElement, useSyncExternalStore} from 'react';
import type {State} from '../state/state.ts';
import {Frame} from './frame.tsx';
import {type Look, LookContext} from './look.ts';
import {useKeys} from './use-keys.ts';

/** What the app reads: the runtime's store. */
export interface Store {
  getState(): State;
  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void;
}

interface AppProps {
  readonly store: Store;
  /** Each key by its name in commands/keys.ts. */
  readonly onKey: (name: string) => void;
  /** A paste as the terminal sent it. */
  readonly onPaste: (text: string) => void;
  readonly look: Look;
}

/** The whole screen: draws each state of the store, and names each key. */
export function App({store, onKey, onPaste, look}: AppProps): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  useKeys(onKey, onPaste);
  return (
    <LookContext value={look}>
      <Frame state={state} />
    </LookContext>
  );
}
