/** The command that lists the domains that have a definition. */
export const listPersistent: readonly string[] = ['list', '--all', '--persistent', '--uuid'];

/** The UUIDs that it prints. */
export function uuidsIn(stdout: string): readonly string[] {
  return stdout.split('\n').filter((line) => line !== '');
}

/** The command that prints the definition that the next start takes, with all that is needed to define it again. */
export function readDefinition(uuid: string): readonly string[] {
  return ['dumpxml', '--domain', uuid, '--inactive', '--security-info'];
}

/** libvirt's text in what virsh printed: virsh puts line breaks behind it, another number of them in its shell. */
export function definitionIn(stdout: string): string {
  return `${stdout.trimEnd()}\n`;
}
