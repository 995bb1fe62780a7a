import {render} from 'ink';
import {createStore, type Store} from '../../../source/runtime/store.ts';
import type {Action} from '../../../source/state/action.ts';
import {initialState} from '../../../source/state/initial.ts';
import {reduce} from '../../../source/state/reduce.ts';
import type {State} from '../../../source/state/state.ts';
import {App} from '../../../source/ui/app.tsx';
import {fakeTty} from '../../ui/fake-tty.ts';

/** The real reducer and screen on a terminal that nobody sees. */
export interface InProcessScreen {
  readonly store: Store<State, Action>;
  /** Dispatches an action and resolves when its frame is written. */
  step(action: Action): Promise<void>;
  close(): void;
}

/** Opens the screen at a size in character cells. */
export function openScreen(size: State['size']): InProcessScreen {
  const terminal = fakeTty(size.columns, size.rows);
  let onFrame = () => {};
  const store = createStore(initialState({size}), reduce);
  const app = render(<App store={store} onKeys={() => {}} onPaste={() => {}} look={{ascii: false, color: true}} />, {
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
    store,
    step: (action) =>
      new Promise((resolve) => {
        onFrame = () => {
          // Or what nobody reads would count as kvmtop's heap.
          terminal.take();
          resolve();
        };
        store.dispatch(action);
      }),
    close: () => app.unmount(),
  };
}
