/** Holds the state; every change is an action. */
export interface Store<State, Action> {
  getState(): State;
  dispatch(action: Action): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}

/** Makes a store whose listeners hear of an action only when it changed the state. */
export function createStore<State, Action>(
  initial: State,
  reduce: (state: State, action: Action) => State,
): Store<State, Action> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    getState: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
