/** What a terminal in normal cursor mode sends for a key, by the name that `source/commands` gives it. */
const sequences: Readonly<Record<string, string>> = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  insert: '\u001b[2~',
  delete: '\u001b[3~',
  f1: '\u001bOP',
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  'shift+tab': '\u001b[Z',
  backspace: '\u007f',
  space: ' ',
};

/**
 * The bytes of a key: a name of the table above, `ctrl+x`, `alt+x`, or one character that stands for itself.
 * @throws when the name means no key
 */
export function keySequence(name: string): string {
  const sequence = sequences[name];
  if (sequence !== undefined) {
    return sequence;
  }
  const control = /^ctrl\+([a-z])$/.exec(name)?.[1];
  if (control !== undefined) {
    return String.fromCharCode(control.charCodeAt(0) - 0x60);
  }
  const alt = /^alt\+(.)$/u.exec(name)?.[1];
  if (alt !== undefined) {
    return `\u001b${alt}`;
  }
  if ([...name].length === 1) {
    return name;
  }
  throw new Error(`No key is called ${JSON.stringify(name)}. Use one character, ${Object.keys(sequences).join(', ')}.`);
}
