import stringWidth from 'string-width';

/**
 * A sentence in lines of at most `width` cells; a word that is longer is broken. Foreign text counts a cell for each of
 * its characters at least, as many as may stand for it once it is made fit to be drawn.
 */
export function wrapped(text: string, width: number): readonly string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const needed = cellsOf(word);
    if (line !== '' && used + 1 + needed <= room) {
      line += ` ${word}`;
      used += 1 + needed;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cutUp(word, room);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = cellsOf(line);
  }
  return line === '' ? lines : [...lines, line];
}

/** A text in pieces of at most `width` cells, cut wherever that is; its cells are counted as `wrapped` does. */
export function cutUp(text: string, width: number): readonly string[] {
  const room = Math.max(1, width);
  if (cellsOf(text) <= room) return [text];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of text) {
    const needed = cellsOf(character);
    if (piece !== '' && used + needed > room) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += needed;
  }
  return [...pieces, piece];
}

const plain = /^[\x20-\x7e]*$/;

function cellsOf(text: string): number {
  if (plain.test(text)) return text.length;
  return Array.from(text).reduce((sum, character) => sum + Math.max(1, stringWidth(character)), 0);
}
