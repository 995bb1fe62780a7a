/** A typed line, taken apart. */
export interface Line {
  readonly words: readonly string[];
  /** The last word goes on at the end of the line: no blank closes it. */
  readonly open: boolean;
  /** The quote that is not closed. */
  readonly quote: "'" | '"' | undefined;
  /** Where the last word begins in the text, in UTF-16 units; behind the text when it is closed. */
  readonly start: number;
  /** An unquoted `%` stands for a domain. */
  readonly marked: boolean;
}

const pieces =
  /\s+|'(?<single>[^']*)(?<shut>'?)|"(?<double>(?:\\.|\\$|[^"\\])*)(?<closed>"?)|\\(?<escaped>.)|%%|%|./gsu;
const insideDouble = /\\([\\"$`])/gu;

/**
 * Takes a line apart as a POSIX shell would, with both quotes and the backslash, but expands nothing except an
 * unquoted `%`, which becomes `domain`; `%%` is a percent sign.
 * @returns or why it cannot be taken apart, as a sentence
 */
export function splitLine(text: string, domain = '%'): Line | {readonly error: string} {
  const words: string[] = [];
  let open = false;
  let start = 0;
  let quote: Line['quote'];
  let marked = false;
  for (const {0: piece, index, groups = {}} of text.matchAll(pieces)) {
    if (piece === '\\') return {error: 'A backslash at the end quotes nothing: complete it or take it away.'};
    if (/^\s/u.test(piece)) {
      open = false;
      continue;
    }
    if (!open) start = index;
    words.push((open ? (words.pop() ?? '') : '') + meaning(piece, groups, domain));
    open = true;
    marked ||= piece === '%';
    quote = groups.shut === '' ? "'" : groups.closed === '' ? '"' : undefined;
  }
  return {words, open, quote, start: open ? start : text.length, marked};
}

function meaning(piece: string, {single, double, escaped}: Record<string, string>, domain: string): string {
  if (piece === '%') return domain;
  if (piece === '%%') return '%';
  return single ?? double?.replace(insideDouble, '$1') ?? escaped ?? piece;
}

/** A text such that `splitLine` takes it for one word, or for the beginning of one; with backslashes where needed. */
export function escapedWord(text: string): string {
  if (text === '') return "''";
  return text.replace(/[\s!-*;<>?[-^`{-~]/gu, (character) => (character === '%' ? '%%' : `\\${character}`));
}
