const secretCommands = ['secret-set-value', 'set-user-password'];

/** Whether a command carries a secret in its words, so that nothing may keep it. */
export function isSecret([name = '', ...rest]: readonly string[]): boolean {
  return (
    secretCommands.includes(name) || rest.some((word) => /^--?(?:\w+-)*(?:password|passwd|secret)(?:=|$)/iu.test(word))
  );
}
