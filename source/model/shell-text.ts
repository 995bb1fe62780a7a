/** What no POSIX shell reads anything into; a `=` or `~` at the start means something to some. */
const plain = /^[\w%+,./:@-][\w%+,./:=@-]*$/;

/** An argument list as a command line that a POSIX shell takes apart into just these words. */
export function shellText(words: readonly string[]): string {
  return words.map((word) => (plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
