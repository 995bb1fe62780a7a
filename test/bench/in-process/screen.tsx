import {render} from 'ink';
import {createStore, type Store} from '../../../source/runtime/store.ts';
import type {Action} from '../../../source/state/action.ts';
import {initialState} from '../../../source/state/initial.ts';
import {reduce} from '../../../source/state/reduce.ts';
import type {State} from '../../../source/state/state.ts';
import {App} from '../../../source/ui/app.tsx';
import {createFakeTerminal} from './fake-terminal.ts';

const size = {columns: 120, rows: 40};

/** The real reducer and screen on a terminal that nobody sees. */
export interface InProcessScreen {
  readonly store: Store<State, Action>;
  /**
   * Dispatches an action and waits for its frame.
   * @returns milliseconds in the reducer, and from there until the frame was written
   */
  step(action: Action): Promise<{reduce: number; draw: number}>;
  bytes(): number;
  close(): void;
}

export function openScreen(): InProcessScreen {
  const terminal = createFakeTerminal(size.columns, size.rows);
  let onFrame = () => {};
  const inner = createStore(initialState({size}), reduce);
  const app = render(<App store={inner} onKey={() => {}} onPaste={() => {}} look={{ascii: false, color: true}} />, {
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    exitOnCtrlC: false,
    patchConsole: false,
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    maxFps: 1000,
    onRender: () => onFrame(),
  });
  return {
    store: inner,
    async step(action) {
      const frame = new Promise<void>((resolve) => {
        onFrame = resolve;
      });
      const start = performance.now();
      inner.dispatch(action);
      const reduced = performance.now();
      await frame;
      return {reduce: reduced - start, draw: performance.now() - reduced};
    },
    bytes: terminal.bytes,
    close: () => app.unmount(),
  };
}
