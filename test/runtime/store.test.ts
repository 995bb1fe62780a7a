import {describe, expect, it, vi} from 'vitest';
import {createStore} from '../../source/runtime/store.ts';

describe('the store', () => {
  it('tells its listeners of changes, and of nothing else', () => {
    const store = createStore(1, (state, by: number) => state + by);
    const listener = vi.fn();
    const unsubscribe = store.subscribe(listener);
    store.dispatch(0);
    store.dispatch(2);
    unsubscribe();
    store.dispatch(3);
    expect(store.getState()).toBe(6);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
