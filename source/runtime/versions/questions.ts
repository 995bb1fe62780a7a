/** The command that lists the domains that have a definition. */
export const listPersistent: readonly string[] = ['list', '--all', '--persistent', '--uuid'];

/** The UUIDs that it prints. */
export function uuidsIn(stdout: string): readonly string[] {
  return stdout.split('\n').filter((line) => line !== '');
}
