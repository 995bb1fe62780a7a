const sequences: Readonly<Record<string, string>> = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  'shift+tab': '\u001b[Z',
  space: ' ',
  backspace: '\u007f',
  delete: '\u001b[3~',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
};

/** What a terminal sends for keys, by their names in commands/keys.ts. */
export function keyBytes(keys: readonly string[]): Buffer {
  return Buffer.from(keys.map(sequenceOf).join(''));
}

function sequenceOf(key: string): string {
  const letter = /^ctrl\+([a-z\\\]^_])$/.exec(key)?.[1];
  return letter === undefined ? (sequences[key] ?? key) : String.fromCharCode(letter.charCodeAt(0) & 0x1f);
}
