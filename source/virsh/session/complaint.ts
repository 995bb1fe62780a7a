/** What virsh's shell says with `error:` although the command went on: its connection came and went. */
const [lost, found] = [/^Disconnected from .+ due to /, /^Reconnected to the hypervisor$/] as const;

/**
 * The errors that virsh printed on stderr, as one line; undefined when there is none. A message of several lines is
 * joined by blanks, the messages of one failure by colons, the most general first: that the connection was lost, if it was.
 */
export function complaint(stderr: string): string | undefined {
  const [, ...messages] = `\n${stderr}`.split(/\nerror: */);
  const lines = messages.map((message) => message.trim().replaceAll(/\s*\n\s*/g, ' '));
  const told = lines.filter((line) => line !== '' && !lost.test(line) && !found.test(line));
  if (told.length === 0) return undefined;
  const at = lines.findLastIndex((line) => lost.test(line));
  const isLost = at > lines.findLastIndex((line) => found.test(line));
  return [...(isLost ? [lines[at]] : []), ...told].join(': ');
}
