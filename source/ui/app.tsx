import {useApp} from 'ink';
import {type ReactElement, useEffect, useSyncExternalStore} from 'react';
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

export type Suspend = (use: () => Promise<void>) => Promise<void>;

interface AppProps {
  readonly store: Store;
  /** Keys by their names in commands/keys.ts, those together that came in one event. */
  readonly onKeys: (names: readonly string[]) => void;
  /** A paste as the terminal sent it. */
  readonly onPaste: (text: string) => void;
  /** What takes the screen away while a function runs, and draws it anew afterwards. */
  readonly onSuspend?: (suspend: Suspend) => void;
  readonly look: Look;
}

/** The whole screen: draws each state of the store, and names each key. */
export function App({store, onKeys, onPaste, onSuspend, look}: AppProps): ReactElement {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  useKeys(onKeys, onPaste);
  const {suspendTerminal} = useApp();
  useEffect(() => onSuspend?.(suspendTerminal), [onSuspend, suspendTerminal]);
  return (
    <LookContext value={look}>
      <Frame state={state} />
    </LookContext>
  );
}
