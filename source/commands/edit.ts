import type {TextLine} from '../state/dialog.ts';

type Edit = (before: readonly string[], after: readonly string[]) => readonly [readonly string[], readonly string[]];

/** What the editing keys do to the code points before and after the cursor, as readline does it. */
const edits: Readonly<Record<string, Edit>> = {
  left: (before, after) => [before.slice(0, -1), [...before.slice(-1), ...after]],
  right: (before, after) => [[...before, ...after.slice(0, 1)], after.slice(1)],
  home: (before, after) => [[], [...before, ...after]],
  end: (before, after) => [[...before, ...after], []],
  backspace: (before, after) => [before.slice(0, -1), after],
  delete: (before, after) => [before, after.slice(1)],
  'ctrl+u': (_, after) => [[], after],
  'ctrl+k': (before) => [before, []],
  'ctrl+w': (before, after) => [[...before.join('').replace(/\S*\s*$/u, '')], after],
};
const synonyms: Readonly<Record<string, string>> = {'ctrl+a': 'home', 'ctrl+e': 'end', 'ctrl+d': 'delete'};

/** The line after an editing key; undefined when the key edits nothing. */
export function edited({text, cursor}: TextLine, key: string): TextLine | undefined {
  const name = synonyms[key] ?? key;
  if (!Object.hasOwn(edits, name)) return undefined;
  const points = [...text];
  const [before, after] = edits[name]?.(points.slice(0, cursor), points.slice(cursor)) ?? [points, []];
  return {text: [...before, ...after].join(''), cursor: before.length};
}

/** The line with a text typed at the cursor. */
export function inserted({text, cursor}: TextLine, typed: string): TextLine {
  const points = [...text];
  const before = [...points.slice(0, cursor), ...typed];
  return {text: [...before, ...points.slice(cursor)].join(''), cursor: before.length};
}

/** A paste as one line: what is no text turns into spaces or goes. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/gu, ' ').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '');
}
