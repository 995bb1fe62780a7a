/**
 * The answer of `virsh snapshot-list --name` and its like: a name a line, blanks and all, and an empty line at the end. A name
 * with a line break in it, which libvirt allows, cannot be told from two.
 */
export function parseNames(text: string): string[] {
  return text.split('\n').filter((name) => name !== '');
}
