/**
 * The options of a command that take a value, in the order in which words without an option fill them, as `virsh help`
 * lists them:
 *
 *     [--domain] <string>  domain name, id or uuid
 *     --snapshotname <string>  snapshot name
 *     <domain>         list of domains to get stats for
 *
 * `many` are those that take all further words: virsh does not offer them to be completed, but knows them.
 */
export function parseDataOptions(help: string): {
  readonly options: readonly string[];
  readonly many: readonly string[];
} {
  const [, list = ''] = help.split(/^ {2}OPTIONS$/m);
  const named = list.matchAll(/^ {4}\[?(?<option>--[\w-]+)\]? <\w+>/gm);
  const unnamed = list.matchAll(/^ {4}<(?<name>[\w-]+)>/gm);
  return {
    options: Array.from(named, ({groups}) => groups?.option ?? ''),
    many: Array.from(unnamed, ({groups}) => `--${groups?.name ?? ''}`),
  };
}
