/**
 * The answer of `virsh secret-list`, a table of UUID and usage: what each secret can be named by, which is its UUID and what
 * it is used for, such as the path of a volume.
 */
export function parseSecrets(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, uuid, usage = ''] = /^ ([0-9a-f-]{36})\s+\S+ ?(.*?)\s*$/.exec(line) ?? [];
    return uuid === undefined ? [] : [uuid, ...(usage === '' ? [] : [usage])];
  });
}
