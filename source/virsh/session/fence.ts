/**
 * How the answer to one question is told from all else on virsh's streams. virsh's shell reads its lines with readline,
 * which prints the prompt and echoes each line, even to a pipe:
 *
 *     virsh # echo 'begin-''7f3a'            our line, as echoed
 *     begin-7f3avirsh # domstate web1        what it prints has no newline; then the question, as echoed
 *     running                                the answer
 *     virsh # echo --err 'end-''7f3a'        prints "error: end-7f3a" on stderr
 *     virsh # echo 'end-''7f3a'
 *     end-7f3a
 *
 * The echoes have quotes in the middle, so a mark as a whole only ever occurs as output. The token cannot be guessed, so
 * no name or XML can contain it.
 */
export interface Fence {
  /** What has been written once the answer is complete. */
  readonly stdoutMark: string;
  readonly stderrMark: string;
  /** All lines to write for a question. */
  around(line: string): string;
  /** The answer in what was read from stdout, the mark included. */
  stdoutWithin(text: string): string;
  /** The complaints in what was read from stderr, the mark included. */
  stderrWithin(text: string): string;
}

/** `virsh # ` and, for a read-only connection, `virsh > `. */
const promptLength = 8;

/**
 * Makes the fence of one question.
 * @param token of letters, digits and hyphens, never used before
 */
export function fence(token: string): Fence {
  const begin = `begin-${token}`;
  const end = `end-${token}`;
  const closing = `echo --err 'end-''${token}'`;
  const stderrMark = `error: ${end}\n`;
  return {
    stdoutMark: end,
    stderrMark,
    around: (line) => `echo 'begin-''${token}'\n${line}\n${closing}\necho 'end-''${token}'\n`,
    stdoutWithin(text) {
      const start = text.indexOf('\n', text.indexOf(begin)) + 1;
      return text.slice(start, text.lastIndexOf(closing) - promptLength);
    },
    stderrWithin: (text) => text.slice(0, text.lastIndexOf(stderrMark)),
  };
}
