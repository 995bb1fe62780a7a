/** What virsh's shell says with `error:` although the command went on: its connection came and went. */
const notices = [/^Disconnected from .+ due to /, /^Reconnected to the hypervisor$/];

/**
 * The errors that virsh printed on stderr, as one line; undefined when there is none. A message of several lines is
 * joined by blanks, the messages of one failure by colons, the most general first.
 */
export function complaint(stderr: string): string | undefined {
  const [, ...messages] = `\n${stderr}`.split(/\nerror: */);
  const told = messages
    .map((message) => message.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((message) => message !== '' && !notices.some((notice) => notice.test(message)));
  return told.length === 0 ? undefined : told.join(': ');
}
