import {describe, expect, it} from 'vitest';
import {sharedLab} from '../lab/shared.ts';
import {openKvmtop, waitForRow} from './kvmtop.ts';
import type {Terminal} from './terminal.ts';

const lab = sharedLab();

/** The line under the cursor, without its margin. */
function cursorLine(terminal: Terminal): string | undefined {
  return terminal
    .screen()
    .find((line) => /^>.. *</.test(line))
    ?.slice(3)
    .trim();
}

describe('the XML of a running domain', () => {
  it('is read, compared, folded and searched', async () => {
    const name = `xml${process.pid}`;
    await lab.add({name, system: false, memoryMiB: 16, diskMiB: 1, nic: true, start: 'paused'});
    try {
      const terminal = openKvmtop({lab, columns: 100, rows: 30});
      await waitForRow(terminal, name);
      terminal.type(`/${name}\r`);
      await terminal.waitFor((lines) => !lines.some((line) => line.includes('dns1')));
      await terminal.press('y');
      await terminal.waitFor(/live definition +same as the inactive definition/);

      // libvirt tells of the change, and so it is read again.
      await lab.virsh(['setmem', '--domain', name, '--size', '8MiB', '--config']);
      await lab.virsh(['desc', '--domain', name, '--config', '--title', '--new-desc', 'hello']);
      await terminal.waitFor(/1 line differs from the inactive definition, which has 1 more/);
      await terminal.waitFor(/^ ~ +<currentMemory unit='KiB'>16384</m);
      await terminal.press('t');
      await terminal.waitFor(/inactive definition +2 lines differ from the live definition/);
      await terminal.waitFor(/^ \+ +<title>hello<\/title>/m);
      await terminal.waitFor(/^ ~ +<currentMemory unit='KiB'>8192</m);
      await terminal.press('t');
      await terminal.waitFor(/live definition/);

      await terminal.press('-', 'G');
      await terminal.waitFor(/<disk type='file' device='disk'> … vda \/.*\/disks\//);
      await terminal.waitFor(/<interface type='user'> … 52:54:00:/);
      terminal.type("/dev='vda");
      await terminal.waitFor(/1 line with dev='vda/);
      await terminal.waitFor(() => cursorLine(terminal)?.startsWith("<target dev='vda'") === true, {
        what: 'the target',
      });
      await terminal.press('enter', 'enter');
      await terminal.waitFor(() => cursorLine(terminal)?.startsWith("<disk type='file'") === true, {what: 'the fold'});
      expect(terminal.screen().join('\n')).not.toContain("<target dev='vda'");
      await terminal.press('escape');
      await terminal.waitFor((lines) => !lines.some((line) => line.includes('1 line with')));
      await terminal.press('escape');
      await waitForRow(terminal, name);

      await lab.virsh(['destroy', '--domain', name]);
      await waitForRow(terminal, name, ({state}) => state === 'shut off');
      await terminal.press('y');
      await terminal.waitFor(/definition +the domain is shut off: there is no other one/);
      await terminal.press('t');
      await terminal.waitFor('this is the only definition it has');
    } finally {
      await lab.remove(name);
    }
  });
});
