import {render} from 'ink';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {reduce} from '../../source/state/reduce.ts';
import type {State} from '../../source/state/state.ts';
import {App, type Store} from '../../source/ui/app.tsx';
import {patienceMs} from '../patience.ts';
import {createScreen, type Screen} from '../pty/screen.ts';
import {asking, known} from './dialog-scenes.ts';
import {plain} from './draw.tsx';
import {type FakeTty, fakeTty} from './fake-tty.ts';
import {pollAt, uuidOf} from './fleet.ts';
import {after, watching} from './states.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Running {
  readonly tty: FakeTty;
  readonly screen: Screen;
  readonly keys: string[];
  readonly pastes: string[];
  dispatch(action: Action): void;
  /** The lines on screen once they satisfy. */
  see(text: string): Promise<string[]>;
}

function start(initial: State): Running {
  let state = initial;
  const listeners = new Set<() => void>();
  const store: Store = {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const {columns, rows} = initial.size;
  const tty = fakeTty(columns, rows);
  const screen = createScreen(columns, rows);
  const keys: string[] = [];
  const pastes: string[] = [];
  const app = render(
    <App store={store} onKeys={(names) => keys.push(...names)} onPaste={(text) => pastes.push(text)} look={plain} />,
    {...tty, alternateScreen: true, incrementalRendering: true, exitOnCtrlC: false, patchConsole: false},
  );
  closers.push(() => {
    app.unmount();
    screen.dispose();
  });
  return {
    tty,
    screen,
    keys,
    pastes,
    dispatch(action) {
      state = reduce(state, action);
      for (const listener of listeners) listener();
    },
    see: (text) =>
      vi.waitFor(async () => {
        // As a terminal's line discipline does.
        await screen.write(Buffer.from(tty.take().replaceAll('\n', '\r\n')));
        const lines = screen.lines();
        expect(lines.join('\n')).toContain(text);
        return lines;
      }, patienceMs),
  };
}

const size = {columns: 80, rows: 24};

describe('App', () => {
  it('draws the state, and each new one', async () => {
    const app = start(watching(size));
    const before = await app.see('14:04:00');
    expect(before[0]).toContain('qemu:///system · host7');
    app.dispatch({type: 'polled', poll: pollAt(30)});
    await app.see('14:04:02');
  });

  it('never clears the screen, whatever is drawn after what', async () => {
    const app = start(watching(size));
    await app.see('db1');
    const clears = app.screen.fullClears;
    const help = {type: 'screen', screen: {name: 'help', scroll: 0, back: {name: 'table'}}} as const;
    app.dispatch(help);
    await app.see('general');
    app.dispatch({type: 'screen', screen: {name: 'table'}});
    await app.see('db1');
    app.dispatch({type: 'filter', text: 'nobody'});
    await app.see('Nothing matches nobody');
    expect(app.screen.fullClears).toBe(clears);
  });

  it('hands over keys and pastes', async () => {
    const app = start(watching(size));
    await app.see('db1');
    app.tty.type('jj');
    app.tty.type('\u001b[200~q\u001b[201~G');
    await vi.waitFor(() => expect(app.keys).toEqual(['j', 'j', 'G']), patienceMs);
    expect(app.pastes).toEqual(['q']);
  });

  it.each([
    ['at the end', 'web', 3, 5],
    ['within the text', 'web', 1, 3],
    ['after wide characters', '仮想', 2, 6],
    ['at the end of a text longer than the line', 'x'.repeat(100), 100, 79],
  ])('puts the cursor of the terminal into the prompt: %s', async (_, text, cursor, column) => {
    const prompt = {kind: 'filter', text, cursor} as const;
    const app = start(after(watching(size), {type: 'prompt', prompt}));
    await app.see('/');
    expect(app.screen.cursor).toEqual({row: 23, column, visible: true});
    app.dispatch({type: 'polled', poll: pollAt(30)});
    await app.see('14:04:02');
    expect(app.screen.cursor).toEqual({row: 23, column, visible: true});
    app.dispatch({type: 'prompt', prompt: undefined});
    await app.see('actions');
    expect(app.screen.cursor.visible).toBe(false);
  });

  it.each([
    ['in the word that confirms', 'destroy', {focus: 9, typed: {text: 'db1', cursor: 3}}, 'to confirm: ', 'db1'],
    ['in a field', 'set-memory', {focus: 0, cursor: 2, values: {size: '12M'}}, 'Memory  ', '12'],
  ])('puts the cursor of the terminal into a question: %s', async (_, operation, more, label, before) => {
    const subject = {type: 'operation', operation, uuids: [uuidOf(0)]} as const;
    const app = start(asking(known(size), subject, more));
    const lines = await app.see(label + before);
    const row = lines.findIndex((line) => line.includes(label));
    const column = (lines[row] ?? '').indexOf(label) + label.length + before.length;
    expect(app.screen.cursor).toEqual({row, column, visible: true});
    app.dispatch({type: 'dialog', dialog: undefined});
    await app.see('actions');
    expect(app.screen.cursor.visible).toBe(false);
  });

  it('never clears the screen when a panel comes and goes', async () => {
    const app = start(known(size));
    await app.see('db1');
    const clears = app.screen.fullClears;
    app.dispatch({type: 'dialog', dialog: {kind: 'menu', uuids: [uuidOf(0)], cursor: 29}});
    await app.see('undefine');
    app.dispatch({type: 'dialog', dialog: undefined});
    await app.see('actions');
    expect(app.screen.fullClears).toBe(clears);
  });
});
