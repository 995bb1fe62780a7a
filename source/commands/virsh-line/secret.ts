const secretCommands = ['secret-set-value', 'set-user-password'];
/** Options that carry one, and what guest agents call theirs. */
const secretWord = /passw(?:or)?d|^--?(?:\w+-)*secret(?:=|$)/iu;

/** Whether a command carries a secret in its words, so that nothing may keep it. */
export function isSecret([name = '', ...rest]: readonly string[]): boolean {
  return secretCommands.includes(name) || rest.some((word) => secretWord.test(word));
}
