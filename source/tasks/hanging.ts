import wrapAnsi from 'wrap-ansi';

/** What stands before the text of a line: a number, a word of judgement, or blanks. */
const heads = /^(?: *\d+\. |(?:BLOCKS|OVERWRITES|FAULTY|note|fine) +| *)/;

/**
 * A line for a terminal that is so wide: what does not fit goes on below its text. A word that is too long, as of a path,
 * stays whole, so that it can be copied.
 */
export function hanging(line: string, columns: number): readonly string[] {
  const [head = ''] = heads.exec(line) ?? [];
  const [first = '', ...rest] = wrapAnsi(line.slice(head.length), Math.max(1, columns - head.length)).split('\n');
  return [head + first, ...rest.map((more) => ' '.repeat(head.length) + more)];
}
