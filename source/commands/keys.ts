/** The keys that have a name; every other key is the one character that it types. */
export const namedKeys = [
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
  'enter',
  'escape',
  'tab',
  'shift+tab',
  'backspace',
  'delete',
  'space',
] as const;

const controlKey = /^ctrl\+[a-z]$/;
/** What terminals send for enter, tab and backspace looks like these: ui/ cannot tell them apart. */
const ambiguous = ['ctrl+h', 'ctrl+i', 'ctrl+j', 'ctrl+m'];
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const graphemes = new Intl.Segmenter();

/** Whether ui/ can report a key by that name: one character, a name of the list, or `ctrl+` and a letter. */
export function isKeyName(key: string): boolean {
  return (namedKeys as readonly string[]).includes(key) || isControlKey(key) || isCharacter(key);
}

/** The text that a key types into a prompt; undefined for a key that types none. */
export function textOf(key: string): string | undefined {
  if (key === 'space') return ' ';
  return isKeyName(key) && isCharacter(key) ? key : undefined;
}

function isControlKey(key: string): boolean {
  return controlKey.test(key) && !ambiguous.includes(key);
}

function isCharacter(key: string): boolean {
  const [grapheme, ...rest] = graphemes.segment(key);
  return grapheme !== undefined && rest.length === 0 && key !== ' ' && !control.test(key);
}

const labels: Readonly<Record<string, string>> = {escape: 'esc', pageup: 'pgup', pagedown: 'pgdn', delete: 'del'};

/** A key as people write it: esc, ^c, pgdn, /. */
export function keyLabel(key: string): string {
  return labels[key] ?? key.replace('ctrl+', '^');
}
