import wrapAnsi from 'wrap-ansi';

/** A text in lines of at most `width` cells, all indented as it is; only a word that is longer than a line is cut in parts. */
export function wrapWords(text: string, width: number): readonly string[] {
  const [indent = ''] = /^ */.exec(text) ?? [];
  const lines = wrapAnsi(text.slice(indent.length), Math.max(1, width - indent.length), {hard: true});
  return lines.split('\n').map((line) => indent + line);
}
