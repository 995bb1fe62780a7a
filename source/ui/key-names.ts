import type {Key} from 'ink';

const flagNames = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  tab: 'tab',
  backspace: 'backspace',
  delete: 'delete',
} as const satisfies Partial<Record<keyof Key, string>>;

const flags = Object.keys(flagNames) as (keyof typeof flagNames)[];

const characterNames: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
};

/** What ink leaves of a sequence that it does not know: `ESC [ … final` without its ESC. */
const unknownSequence = /^\[(?:[\d;<=>?]+[ -/]*[@-~]|[IO])$/;

/** The name of one typed character; undefined for a control character that is no key of ours. */
function characterName(character: string): string | undefined {
  const name = characterNames[character];
  if (name !== undefined) {
    return name;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code >= 1 && code <= 26) {
    return `ctrl+${String.fromCharCode(code + 96)}`;
  }
  if (code >= 28 && code < 32) {
    return `ctrl+${String.fromCharCode(code + 64)}`;
  }
  return code < 32 || (code >= 0x80 && code < 0xa0) ? undefined : character;
}

/**
 * The keys in one event of ink's `useInput`, by the names of `commands/keys.ts`. Keys typed fast arrive together.
 * Keys with alt, and sequences that mean no key of ours, give nothing.
 */
export function keyNames(input: string, key: Key): string[] {
  if (key.eventType === 'release' || key.super || key.hyper) {
    return [];
  }
  const flag = flags.find((name) => key[name]);
  if (flag === 'escape') {
    // Escape twice in a row reads as alt+escape.
    return key.meta ? ['escape', 'escape'] : ['escape'];
  }
  if (key.meta) {
    return [];
  }
  if (flag !== undefined) {
    const modified = key.ctrl || (key.shift && flag !== 'tab');
    return modified ? [] : [key.shift ? 'shift+tab' : flagNames[flag]];
  }
  if (key.ctrl) {
    return /^[a-z]$/.test(input) ? [`ctrl+${input}`] : [];
  }
  if (unknownSequence.test(input)) {
    return [];
  }
  return [...input].map(characterName).filter((name) => name !== undefined);
}
