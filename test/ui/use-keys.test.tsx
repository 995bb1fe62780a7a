import {render, Text} from 'ink';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {useKeys} from '../../source/ui/use-keys.ts';
import {patienceMs} from '../patience.ts';
import {type FakeTty, fakeTty} from './fake-tty.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function Listener({keys, pastes}: {readonly keys: string[]; readonly pastes: string[]}) {
  useKeys(
    (names) => keys.push(...names),
    (text) => pastes.push(text),
  );
  return <Text>listening</Text>;
}

function listen(): FakeTty & {keys: string[]; pastes: string[]} {
  const keys: string[] = [];
  const pastes: string[] = [];
  const tty = fakeTty(40, 5);
  const app = render(<Listener keys={keys} pastes={pastes} />, {
    stdin: tty.stdin,
    stdout: tty.stdout,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  closers.push(() => app.unmount());
  return {...tty, keys, pastes};
}

/** The keys that the bytes give, up to the mark key that is typed after them. */
async function keysOf(bytes: string): Promise<string[]> {
  const tty = listen();
  await vi.waitFor(() => expect(tty.take()).toContain('listening'), patienceMs);
  tty.type(bytes);
  // A lone escape is told from the start of a sequence by a pause; the mark must not follow it at once.
  if (bytes.endsWith('\u001b')) {
    await vi.waitFor(() => expect(tty.keys.length).toBeGreaterThan(0), patienceMs);
  }
  tty.type('\u0019');
  await vi.waitFor(() => expect(tty.keys).toContain('ctrl+y'), patienceMs);
  return tty.keys.slice(0, -1);
}

describe('useKeys', () => {
  it.each([
    ['a character', 'j', ['j']],
    ['a capital', 'G', ['G']],
    ['space', ' ', ['space']],
    ['a burst', 'jjkG', ['j', 'j', 'k', 'G']],
    ['a burst with enter in it', '/foo\r', ['/', 'f', 'o', 'o', 'enter']],
    ['a burst with space and tab', 'a b\t', ['a', 'space', 'b', 'tab']],
    ['held backspace', 'ab\u007f\u007f', ['a', 'b', 'backspace', 'backspace']],
    ['a character beyond 16 bits', 'x𝒜ü', ['x', '𝒜', 'ü']],
    ['an opening bracket', '[', ['[']],
    ['enter', '\r', ['enter']],
    ['tab', '\t', ['tab']],
    ['shift+tab', '\u001b[Z', ['shift+tab']],
    ['escape', '\u001b', ['escape']],
    ['escape twice', '\u001b\u001b', ['escape', 'escape']],
    ['up', '\u001b[A', ['up']],
    ['up in application mode', '\u001bOA', ['up']],
    ['arrows in a burst', '\u001b[B\u001b[B\u001b[C\u001b[D', ['down', 'down', 'right', 'left']],
    ['page keys', '\u001b[5~\u001b[6~', ['pageup', 'pagedown']],
    ['home and end of xterm', '\u001b[H\u001b[F', ['home', 'end']],
    ['home and end of a vt220', '\u001b[1~\u001b[4~', ['home', 'end']],
    ['delete', '\u001b[3~', ['delete']],
    ['control characters', '\u0003\u0004\u0015', ['ctrl+c', 'ctrl+d', 'ctrl+u']],
    ['control characters that are no letters', 'a\u001d\u001c', ['a', 'ctrl+]', 'ctrl+\\']],
    ['control characters within a burst', 'a\u0015b', ['a', 'ctrl+u', 'b']],
    ['alt and a letter', '\u001bj', []],
    ['alt and an arrow', '\u001b[1;3A', []],
    ['ctrl and an arrow', '\u001b[1;5A', []],
    ['shift and an arrow', '\u001b[1;2B', []],
    ['function keys', '\u001bOP\u001b[15~\u001b[24~\u001b[25~', []],
    ['a mouse report', '\u001b[<0;10;10M', []],
    ['a focus report', '\u001b[I\u001b[O', []],
    ['a cursor report', '\u001b[12;40R', []],
    ['the release of a key', '\u001b[106;1:3u', []],
    ['NUL', '\u0000', []],
  ])('names %s', async (_, bytes, names) => {
    expect(await keysOf(bytes)).toEqual(names);
  });

  it('keeps a paste in one piece and apart from keys', async () => {
    const tty = listen();
    await vi.waitFor(() => expect(tty.take()).toContain('\u001b[?2004h'), patienceMs);
    tty.type('\u001b[200~rm -rf\nq\u001b[A\u001b[201~j');
    await vi.waitFor(() => expect(tty.keys).toEqual(['j']), patienceMs);
    expect(tty.pastes).toEqual(['rm -rf\nq\u001b[A']);
  });
});
