import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';
import type {Clock} from './clock.ts';
import type {Store} from './store.ts';

/** Polls tell the time. Without one for so long, in milliseconds, the clock and the ages on screen go on by themselves. */
const quietMs = {connected: 5000, otherwise: 900} as const;

/**
 * Lets time pass in the state while nothing else does.
 * @returns a function that ends it
 */
export function tellTime(store: Store<State, Action>, clock: Clock): () => void {
  const timer = setInterval(() => {
    const {world, delayMs} = store.getState();
    const isConnected = world.connection.status === 'connected';
    const quiet = isConnected ? Math.min(delayMs + 1000, quietMs.connected) : quietMs.otherwise;
    if (clock.now() - world.at < quiet) return;
    store.dispatch({type: 'clock', at: clock.now(), wallSeconds: clock.wallSeconds()});
  }, 1000);
  return () => clearInterval(timer);
}
