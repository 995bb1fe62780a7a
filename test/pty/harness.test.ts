import {afterEach, describe, expect, it} from 'vitest';
import {keySequence} from './keys.ts';
import {createScreen} from './screen.ts';
import {toSvg} from './svg.ts';
import {openTerminal, type Terminal} from './terminal.ts';

let terminal: Terminal | undefined;

afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
});

function shell(script: string): Terminal {
  terminal = openTerminal({argv: ['sh', '-c', script], columns: 40, rows: 6});
  return terminal;
}

describe('the terminal', () => {
  it('shows what the program wrote and reports its exit', async () => {
    const {screen, exited} = shell('echo one; echo two; exit 7');
    expect(await exited).toEqual({code: 7, signal: undefined});
    expect(screen().slice(0, 3)).toEqual(['one', 'two', '']);
  });

  it('waits for what comes later, and shows the screen when it never comes', async () => {
    const {waitFor} = shell('echo early; read line; echo "late $line"; sleep 100');
    await waitFor('early');
    terminal?.type('x\r');
    await waitFor(/late x$/m);
    await expect(waitFor('never', {timeoutMs: 50})).rejects.toThrow(/never.*\|late x/s);
  });

  it('says so when the program ends before the text comes', async () => {
    await expect(shell('echo bye').waitFor('hello')).rejects.toThrow(/The program ended \(code 0.*\|bye/s);
  });

  it('pastes between marks only where the program asked for them', async () => {
    const {waitFor, paste} = shell('stty raw -echo; printf "\\033[?2004h"; echo ready; head -c 15 | od -An -c');
    await waitFor('ready');
    paste('abc');
    await waitFor(/033\s+\[\s+2\s+0\s+0\s+~\s+a\s+b\s+c\s+033/);
  });

  it('tells the size and names the signal that ended the program', async () => {
    const {waitFor, resize, signal, exited} = shell('trap "stty size" WINCH; echo on; while :; do sleep 0.05; done');
    await waitFor('on');
    resize(33, 5);
    await waitFor('5 33');
    signal('SIGTERM');
    expect(await exited).toMatchObject({signal: 'SIGTERM'});
  });
});

describe('the screen', () => {
  it.each([
    ['\u001b[2J', 1],
    ['\u001b[H\u001b[J', 1],
    ['\u001b[3J', 1],
    ['\u001bc', 1],
    ['x\u001b[J', 0],
    ['\u001b[K', 0],
  ])('counts full clears in %j', async (text, clears) => {
    const screen = createScreen(10, 2);
    await screen.write(Buffer.from(text));
    expect(screen.fullClears).toBe(clears);
  });

  it('knows the alternate screen and the cursor', async () => {
    const screen = createScreen(10, 2);
    await screen.write(Buffer.from('\u001b[?1049h\u001b[?25l'));
    expect([screen.alternate, screen.cursor.visible]).toEqual([true, false]);
    await screen.write(Buffer.from('\u001b[?25h\u001b[?1049l'));
    expect([screen.alternate, screen.cursor.visible]).toEqual([false, true]);
  });

  it('gives wide characters two cells and combining ones none', async () => {
    const screen = createScreen(10, 1);
    await screen.write(Buffer.from('日😀e\u0301|'));
    expect(screen.cursor.column).toBe(6);
  });
});

describe('keys', () => {
  it.each([
    ['ctrl+c', '\u0003'],
    ['enter', '\r'],
    ['shift+tab', '\u001b[Z'],
    ['alt+x', '\u001bx'],
    ['é', 'é'],
  ])('%s is sent as %j', (name, sequence) => {
    expect(keySequence(name)).toBe(sequence);
  });

  it('refuses a name that is no key', () => {
    expect(() => keySequence('entre')).toThrow(/No key is called "entre"/);
  });
});

describe('the picture', () => {
  it('puts words on their column, escapes them and draws blocks as shapes', async () => {
    const screen = createScreen(12, 1);
    await screen.write(Buffer.from('\u001b[1;31ma<b\u001b[0m  ██\u001b[7mx'));
    const svg = toSvg(screen.cells(), 'a & b');
    expect(svg).toContain('<title>a &amp; b</title>');
    expect(svg).toMatch(/<text x="0"[^>]* fill="#e06c75" font-weight="bold">a&lt;b<\/text>/);
    expect(svg).toMatch(/<rect x="42" y="0" width="16.8" height="18" fill="#c8ccd4"\/>/);
    expect(svg).toMatch(/<text x="58.8"[^>]* fill="#16181d">x<\/text>/);
  });
});
