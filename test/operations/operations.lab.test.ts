import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {parseDominfo} from '../../source/virsh/parse/dominfo.ts';
import {parseNames} from '../../source/virsh/parse/names.ts';
import {hostile, type One, openWorkbench, patience, type Workbench} from './workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await openWorkbench(`ops-${process.pid}`);
});

afterAll(() => bench?.close());

const system = {system: true, memoryMiB: 96} as const;

describe('power', () => {
  it('starts, pauses, resumes, resets and destroys', () =>
    bench.within({name: hostile}, async (one) => {
      await one.do('start-paused');
      expect(await one.state()).toBe('paused');
      await one.do('resume');
      expect(await one.state()).toBe('running');
      await one.do('suspend');
      expect(await one.state()).toBe('paused');
      await expect(one.do('shutdown')).rejects.toThrow('paused: resume it first');
      await expect(one.do('start')).rejects.toThrow('paused: resume it instead');
      await one.do('reset');
      await one.do('destroy', {graceful: 'yes'});
      expect(await one.state()).toBe('shut off');
      await one.do('start');
      expect(await one.state()).toBe('running');
      await one.do('destroy');
      expect(await one.state()).toBe('shut off');
      await expect(one.do('destroy')).rejects.toThrow('shut off: nothing to destroy');
    }));

  it('wakes a guest up, and resets it', {timeout: 300_000}, () =>
    bench.within({...system, start: 'running'}, async (one) => {
      await bench.lab.booted(one.name);
      const before = await bootOf(one);
      await bench.lab.guestRun(one.name, '(sleep 1; echo mem >/sys/power/state) >/dev/null 2>&1 &');
      await one.becomes('pmsuspended');
      await expect(one.do('resume')).rejects.toThrow('asleep: wake it up instead');
      await one.do('wake-up');
      await one.becomes('running');
      await answers(one, (boot) => expect(boot).toBe(before));
      await one.do('reset');
      await bootsAgain(one, before);
    }),
  );

  it('reboots a guest and shuts it down, by its agent and by its button', {timeout: 300_000}, () =>
    bench.within({...system, agent: true, start: 'running'}, async (one) => {
      const answers = async () => expect((await one.target()).facts?.live.agent).toBe('connected');
      await bench.lab.booted(one.name);
      const before = await bootOf(one);
      await vi.waitFor(answers, {timeout: patience, interval: 200});
      await one.do('reboot', {mode: 'agent'});
      await bootsAgain(one, before);
      await one.do('shutdown', {mode: 'acpi'});
      await one.becomes('shut off');
      await one.do('start');
      await bench.lab.booted(one.name);
      await vi.waitFor(answers, {timeout: patience, interval: 200});
      // A guest that is quick is off before its agent has answered, which virsh takes for a failure.
      await one.do('shutdown', {mode: 'agent'}).catch((error) => {
        expect(String(error)).toContain('End of file from agent socket');
      });
      await one.becomes('shut off');
    }),
  );
});

/** Which boot of the guest this is. What was asked of a guest that then booted again is never answered. */
function bootOf({name}: One, timeoutMs = patience): Promise<string> {
  return bench.lab.guestRun(name, 'cat /proc/sys/kernel/random/boot_id', timeoutMs);
}

function bootsAgain(one: One, before: string): Promise<void> {
  return answers(one, (boot) => expect(boot).not.toBe(before));
}

/** Waits until the guest tells of such a boot; on its way it may leave a question unanswered. */
function answers(one: One, check: (boot: string) => void): Promise<void> {
  return vi.waitFor(async () => check(await bootOf(one, 4000)), {timeout: 3 * patience, interval: 200});
}

describe('memory state', () => {
  const managed = async (one: One) => parseDominfo(await one.ask('dominfo')).managedSave;

  it('keeps a managed save, goes on from it, or throws it away', () =>
    bench.within({start: 'paused'}, async (one) => {
      await expect(one.do('managed-save-remove')).rejects.toThrow('it has no managed save');
      await one.do('managed-save');
      expect([await one.state(), await managed(one)]).toEqual(['shut off', true]);
      await one.do('start');
      // It was saved paused, so that it goes on paused: a fresh boot would run.
      expect([await one.state(), await managed(one)]).toEqual(['paused', false]);

      await one.do('managed-save');
      await one.do('start-afresh');
      expect([await one.state(), await managed(one)]).toEqual(['running', false]);

      await one.do('managed-save');
      await one.do('managed-save-remove');
      expect([await one.state(), await managed(one)]).toEqual(['shut off', false]);
    }));

  it('saves to a file with an odd name, and restores only what is its own', () =>
    bench.within({start: 'paused'}, async (one) => {
      const file = `${bench.lab.env.HOME}/-a "b" $x, it's.save`;
      await one.do('save', {file});
      expect(await one.state()).toBe('shut off');
      await expect(one.do('save', {file})).rejects.toThrow('shut off: nothing to save');
      await bench.within({name: 'other'}, async (other) => {
        await expect(other.do('restore', {file})).rejects.toThrow(
          new RegExp(`^The file holds the memory of another domain, one\\d+ \\(${one.uuid}\\), not of other\\.$`),
        );
        expect(await one.state()).toBe('shut off');
      });
      await one.do('restore', {file});
      expect(await one.state()).toBe('paused');
      await expect(one.do('restore', {file})).rejects.toThrow('paused: shut it down first');
      await one.do('destroy');
      await expect(one.do('restore', {file: '/nowhere'})).rejects.toThrow(/No such file/);
    }));
});

describe('resources', () => {
  const memory = async (one: One, ...options: readonly string[]) =>
    /<currentMemory unit='KiB'>(\d+)</.exec(await one.ask('dumpxml', ...options))?.[1];

  it('moves the balloon of a guest, and what it starts with, within its maximum', () =>
    bench.within({...system, start: 'running'}, async (one) => {
      await bench.lab.booted(one.name);
      await one.do('set-memory', {size: '80', place: 'live'});
      await vi.waitFor(async () => expect(await memory(one)).toBe('81920'), {timeout: patience, interval: 200});
      expect(await memory(one, '--inactive')).toBe('98304');
      await one.do('set-memory', {size: '88M', place: 'both'});
      await vi.waitFor(async () => expect(await memory(one)).toBe('90112'), {timeout: patience, interval: 200});
      expect(await memory(one, '--inactive')).toBe('90112');
      await one.do('set-memory', {size: '0.05G', place: 'config'});
      expect(await memory(one, '--inactive')).toBe('52428');
      await expect(one.do('set-memory', {size: '97M'})).rejects.toThrow(/can have 96 MiB at most now/);
      await expect(one.ask('setmem', '--size', '97MiB', '--live')).rejects.toThrow(/higher than max memory/);
    }));

  it('sets the maximum, the statistics and the autostart of one that is off', () =>
    bench.within({memoryMiB: 32}, async (one) => {
      await one.do('set-maximum-memory', {size: '64M'});
      await one.do('set-memory', {size: '64M'});
      expect(await memory(one)).toBe('65536');
      await expect(one.do('set-memory', {size: '65M'})).rejects.toThrow(/64 MiB at most/);
      await one.do('balloon-stats', {period: '7'});
      expect(await one.ask('dumpxml')).toContain("<stats period='7'/>");
      await one.do('autostart');
      expect(parseDominfo(await one.ask('dominfo')).autostart).toBe(true);
      await expect(one.do('autostart')).rejects.toThrow('it starts with its host already');
      await one.do('no-autostart');
      expect(parseDominfo(await one.ask('dominfo')).autostart).toBe(false);
    }));

  it('arms the statistics of one that runs', () =>
    bench.within({balloon: 'no-stats', start: 'paused'}, async (one) => {
      await one.do('balloon-stats', {period: '3', place: 'both'});
      expect(await one.ask('dumpxml')).toContain("<stats period='3'/>");
      expect(await one.ask('dumpxml', '--inactive')).toContain("<stats period='3'/>");
    }));

  it('gives a guest vCPUs', () =>
    bench.within({vcpus: 2, start: 'off'}, async (one) => {
      const vcpus = async (form: string) => (await one.ask('vcpucount', '--current', `--${form}`)).trim();
      await one.do('set-vcpus', {count: '1'});
      expect(await vcpus('config')).toBe('1');
      await one.do('start');
      await one.do('set-vcpus', {count: '2', place: 'both'});
      expect([await vcpus('live'), await vcpus('config')]).toEqual(['2', '2']);
      await expect(one.do('set-vcpus', {count: '3'})).rejects.toThrow(/2 vCPUs at most/);
    }));

  it('knows that a guest has no balloon', () =>
    bench.within({balloon: 'none', start: 'paused'}, async (one) => {
      await expect(one.do('set-memory', {size: '8'})).rejects.toThrow(/has no balloon device/);
      await expect(one.ask('setmem', '--size', '8MiB', '--live')).rejects.toThrow(/without the balloon device/);
      await expect(one.do('balloon-stats')).rejects.toThrow('it has no balloon device');
      await one.do('set-memory', {size: '8', place: 'config'});
      expect(await memory(one, '--inactive')).toBe('8192');
    }));
});

describe('snapshots', () => {
  const names = async (one: One) => parseNames(await one.ask('snapshot-list', '--name'));

  it('are taken, listed, gone back to and deleted, whatever their names', () =>
    bench.within({diskMiB: 8, start: 'paused'}, async (one) => {
      await expect(one.do('snapshot-list')).rejects.toThrow('it has no snapshots');
      await one.do('snapshot-create', {name: '--children', description: '-d "x"'});
      await one.do('snapshot-create', {name: hostile});
      await one.do('snapshot-create');
      expect(await names(one)).toEqual(expect.arrayContaining(['--children', hostile]));
      expect(await one.ask('snapshot-dumpxml', '--snapshotname', '--children')).toContain('-d &quot;x&quot;');
      await expect(one.do('snapshot-create', {name: hostile})).rejects.toThrow(/of this name already/);
      expect(await one.do('snapshot-list')).toContain(hostile);

      await one.do('resume');
      await one.do('snapshot-revert', {snapshot: '--children'});
      expect(await one.state()).toBe('paused');
      expect((await one.ask('snapshot-current', '--name')).trim()).toBe('--children');

      await one.do('snapshot-delete', {snapshot: hostile});
      expect(await names(one)).toHaveLength(2);
      await one.do('snapshot-delete', {snapshot: '--children', children: 'yes'});
      expect(await names(one)).toEqual([]);
    }));

  it('of disks alone put each disk into a new file', () =>
    bench.within({diskMiB: 8, start: 'paused'}, async (one) => {
      await one.do('snapshot-create', {name: 'overlay', kind: 'disk-only'});
      expect(await one.ask('domblklist')).toMatch(/vda\s.*\.overlay\n/);
    }));
});
