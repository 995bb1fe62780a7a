import {expect} from 'vitest';
import type {Lab} from '../../lab/lab.ts';
import type {Terminal} from '../terminal.ts';

/** Opens the virsh line and types a command, but does not press enter. */
export async function typeLine(terminal: Terminal, line: string): Promise<void> {
  await terminal.press(':');
  await terminal.waitFor(/tab complete/, {what: 'the virsh line'});
  terminal.type(line);
  await terminal.waitFor((lines) => lines.some((shown) => shown.startsWith(` virsh ${line}`)), {
    what: `${line} on the virsh line`,
  });
}

/** Types a virsh command and presses enter. */
export async function enterLine(terminal: Terminal, line: string): Promise<void> {
  await typeLine(terminal, line);
  await terminal.press('enter');
  await terminal.waitFor((lines) => !lines.some((shown) => shown.includes('tab complete')), {what: `${line} entered`});
}

/** Waits until another virsh sees the domain in this state. */
export async function expectState(lab: Lab, name: string, state: string): Promise<void> {
  const read = async () => (await lab.virsh(['domstate', '--domain', name])).trim();
  await expect.poll(read, {timeout: 20_000}).toBe(state);
}

/** Everything about the domains that a change would change, as another virsh sees it. */
export async function everything(lab: Lab): Promise<string> {
  const uuids = (await lab.virsh(['list', '--all', '--uuid'])).split('\n').filter((line) => line !== '');
  const queries = ['dominfo', 'domstate --reason', 'dumpxml', 'dumpxml --inactive', 'snapshot-list'];
  const script = uuids.toSorted().flatMap((uuid) => queries.map((query) => `${query} --domain ${uuid}`));
  return (await lab.virsh([script.join('; ')])).replaceAll(/^CPU time:.*$/gm, '');
}

/** Waits for a notice, however its lines are broken. */
export async function waitForNotice(terminal: Terminal, words: RegExp | string): Promise<void> {
  const shows = (lines: readonly string[]) => {
    const notice = lines.slice(-3).join('').replaceAll(/\s+/g, ' ');
    return typeof words === 'string' ? notice.includes(words) : words.test(notice);
  };
  await terminal.waitFor(shows, {what: `the notice ${words}`});
}
