import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import type {Values} from '../../source/operations/operation.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {parseDominfo} from '../../source/virsh/parse/dominfo.ts';
import {parseNames} from '../../source/virsh/parse/names.ts';
import {listDomains} from '../../source/virsh/questions.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {escaped} from '../lab/domain-xml.ts';
import type {GuestSpec} from '../lab/guest-spec.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {perform, targetIn} from './perform.ts';

const patience = 30_000;
const hostile = `-it's "$x" ;grün`;
let lab: Lab;
let virsh: Virsh;
let count = 0;

beforeAll(async () => {
  lab = await startLab({name: `ops-${process.pid}`});
  virsh = openVirsh({readOnly: true, env: {...process.env, ...lab.programEnv}});
});

afterAll(async () => {
  await virsh?.close();
  await lab?.down();
});

async function uuidOf(name: string): Promise<string> {
  const found = (await listDomains(virsh, patience)).find((domain) => domain.name === name);
  return found?.uuid ?? expect.fail(`${name} does not exist`);
}

/** Gives a domain of its own to a test; nothing of it is left behind. */
async function within(spec: Partial<GuestSpec>, test: (one: One) => Promise<void>): Promise<void> {
  count += 1;
  const name = spec.name ?? `one${count}`;
  await lab.add({memoryMiB: 16, system: false, start: 'off', ...spec, name});
  const uuid = await uuidOf(name);
  try {
    await test({
      uuid,
      do: (id, values) => perform(lab, virsh, uuid, id, values),
      ask: (command, ...options) => lab.virsh([command, '--domain', uuid, ...options]),
      state: async () => (await lab.virsh(['domstate', '--domain', uuid])).trim(),
    });
  } finally {
    await lab.virsh(['destroy', '--domain', uuid]).catch(() => undefined);
    const flags = ['--managed-save', '--snapshots-metadata', '--checkpoints-metadata', '--nvram'];
    await lab.virsh(['undefine', '--domain', uuid, ...flags]).catch(() => undefined);
  }
}

interface One {
  readonly uuid: string;
  do(id: string, values?: Values): Promise<string>;
  ask(command: string, ...options: readonly string[]): Promise<string>;
  state(): Promise<string>;
}

async function becomes(one: One, state: string): Promise<void> {
  await vi.waitFor(async () => expect(await one.state()).toBe(state), {timeout: patience, interval: 200});
}

const system = {system: true, memoryMiB: 96} as const;

describe('power', () => {
  it('starts, pauses, resumes, resets and destroys', () =>
    within({name: hostile}, async (one) => {
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

  it('shuts down and reboots by button and by agent, and wakes up', () =>
    within({...system, name: 'guest', agent: true, start: 'running'}, async (one) => {
      await lab.booted('guest');
      const boot = () => lab.guestRun('guest', 'cat /proc/sys/kernel/random/boot_id');
      const agent = async () => (await targetIn(virsh, one.uuid)).facts?.live.agent;
      await vi.waitFor(async () => expect(await agent()).toBe('connected'), {timeout: patience, interval: 200});

      await lab.guestRun('guest', '(sleep 1; echo mem >/sys/power/state) >/dev/null 2>&1 &');
      await becomes(one, 'pmsuspended');
      await expect(one.do('resume')).rejects.toThrow('asleep: wake it up instead');
      await one.do('wake-up');
      await becomes(one, 'running');

      const before = await boot();
      await one.do('reset');
      await lab.booted('guest');
      await vi.waitFor(async () => expect(await boot()).not.toBe(before), {timeout: patience, interval: 200});

      await vi.waitFor(async () => expect(await agent()).toBe('connected'), {timeout: patience, interval: 200});
      await one.do('shutdown', {mode: 'agent'});
      await becomes(one, 'shut off');
      await one.do('start');
      await lab.booted('guest');
      await one.do('shutdown', {mode: 'acpi'});
      await becomes(one, 'shut off');
    }));
});

describe('memory state', () => {
  const managed = async (one: One) => parseDominfo(await one.ask('dominfo')).managedSave;

  it('keeps a managed save, goes on from it, or throws it away', () =>
    within({start: 'paused'}, async (one) => {
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
    within({start: 'paused'}, async (one) => {
      const file = `${lab.env.HOME}/-a "b" $x, it's.save`;
      await one.do('save', {file});
      expect(await one.state()).toBe('shut off');
      await expect(one.do('save', {file})).rejects.toThrow('shut off: nothing to save');
      await within({name: 'other'}, async (other) => {
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
    within({...system, start: 'running'}, async (one) => {
      const name = `one${count}`;
      await lab.booted(name);
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
    within({memoryMiB: 32}, async (one) => {
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
    within({balloon: 'no-stats', start: 'paused'}, async (one) => {
      await one.do('balloon-stats', {period: '3', place: 'both'});
      expect(await one.ask('dumpxml')).toContain("<stats period='3'/>");
      expect(await one.ask('dumpxml', '--inactive')).toContain("<stats period='3'/>");
    }));

  it('gives a guest vCPUs', () =>
    within({vcpus: 2, start: 'off'}, async (one) => {
      const vcpus = async (form: string) => (await one.ask('vcpucount', '--current', `--${form}`)).trim();
      await one.do('set-vcpus', {count: '1'});
      expect(await vcpus('config')).toBe('1');
      await one.do('start');
      await one.do('set-vcpus', {count: '2', place: 'both'});
      expect([await vcpus('live'), await vcpus('config')]).toEqual(['2', '2']);
      await expect(one.do('set-vcpus', {count: '3'})).rejects.toThrow(/2 vCPUs at most/);
    }));

  it('knows that a guest has no balloon', () =>
    within({balloon: 'none', start: 'paused'}, async (one) => {
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
    within({diskMiB: 8, start: 'paused'}, async (one) => {
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
    within({diskMiB: 8, start: 'paused'}, async (one) => {
      await one.do('snapshot-create', {name: 'overlay', kind: 'disk-only'});
      expect(await one.ask('domblklist')).toMatch(/vda\s.*\.overlay\n/);
    }));
});

describe('the definition', () => {
  it('takes any name, and is still found', () =>
    within({}, async (one) => {
      for (const name of ['-x', '--new-name', hostile, '12', '11111111-2222-4333-8444-555555555555', 'a;b#c']) {
        await one.do('rename', {name});
        expect((await one.ask('domname')).split('\n')[0]).toBe(name);
      }
      await within({name: 'taken'}, async () => {
        await expect(one.do('rename', {name: 'taken'})).rejects.toThrow(/already exists/);
      });
      await one.do('start-paused');
      await expect(one.do('rename', {name: 'y'})).rejects.toThrow('paused: shut it down first');
      await one.do('managed-save');
      await expect(one.do('rename', {name: 'y'})).rejects.toThrow(/it has a managed save/);
    }));

  it('goes with all that is in its way', () =>
    within({diskMiB: 8, start: 'paused'}, async (one) => {
      await one.do('snapshot-create', {name: 'a'});
      await lab.virsh(['checkpoint-create-as', '--domain', one.uuid, '--name', 'c']);
      await one.do('managed-save');
      await expect(one.ask('undefine')).rejects.toThrow(/Refusing to undefine|snapshot|checkpoint/);
      const {facts} = await targetIn(virsh, one.uuid);
      expect(facts).toMatchObject({managedSave: true, snapshots: ['a'], checkpoints: ['c']});
      await one.do('undefine');
      await expect(one.state()).rejects.toThrow(/failed to get domain/);
    }));

  it('leaves an active domain as a transient one', () =>
    within({diskMiB: 8, start: 'paused'}, async (one) => {
      await one.do('snapshot-create', {name: 'a'});
      await one.do('undefine');
      expect(await one.state()).toBe('paused');
      expect(parseDominfo(await one.ask('dominfo')).persistent).toBe(false);
      expect((await targetIn(virsh, one.uuid)).facts?.inactive).toBeUndefined();
      await expect(one.do('undefine')).rejects.toThrow(/^transient/);
      await expect(one.do('managed-save')).rejects.toThrow(/^transient/);
      await one.do('destroy');
      await expect(one.state()).rejects.toThrow(/failed to get domain/);
    }));

  it('takes with it the disks that were named, and no other', async () => {
    const pool = `${lab.env.HOME}/pool`;
    const xml = `${lab.env.HOME}/stored.xml`;
    const uuid = '5d2a6c1e-0f4b-4a57-9a3e-6f1d2c3b4a59';
    const disks = [`${pool}/a, "b".qcow2`, `${pool}/c.qcow2`];
    const variables = `${pool}/variables & more.fd`;
    const make = ['sh', '-c', 'mkdir -p "$0"; for file; do echo x >"$file"; done', pool, ...disks, variables];
    await inside([...make]);
    await lab.virsh(['pool-define-as', '--name', 'p', '--type', 'dir', '--target', pool]);
    await lab.virsh(['pool-start', '--pool', 'p']);
    await inside(['sh', '-c', 'cat >"$0"'], xml, storedXml(uuid, disks, variables));
    const define = () => lab.virsh(['define', '--file', xml]);
    const run = (values?: Values) => perform(lab, virsh, uuid, 'undefine', values);
    const there = async () => (await inside(['ls', pool])).split('\n').filter((name) => name !== '');

    await define();
    await expect(run({storage: 'vdc'})).rejects.toThrow('vdc is none of its disks, which are vda, vdb.');
    await run();
    expect(await there()).toEqual(['a, "b".qcow2', 'c.qcow2', 'variables & more.fd']);
    await define();
    await run({storage: 'vda'});
    expect(await there()).toEqual(['c.qcow2', 'variables & more.fd']);
    await define();
    await run({nvram: 'delete'});
    expect(await there()).toEqual(['c.qcow2']);
    await expect(targetIn(virsh, uuid)).rejects.toThrow(/There is no domain/);
  });
});

/** Runs a program as the user whom the lab's libvirtd runs as. */
async function inside(argv: readonly string[], ...rest: readonly string[]): Promise<string> {
  const [file = 'env', ...prefix] = lab.prefix;
  const [path, input] = rest;
  const {stdout} = await execa(file, [...prefix, ...argv, ...(path === undefined ? [] : [path])], {
    cwd: '/',
    ...(input === undefined ? {stdin: 'ignore' as const} : {input}),
  });
  return stdout;
}

function storedXml(uuid: string, disks: readonly string[], variables: string): string {
  const devices = disks.map(
    (file, index) =>
      `<disk type='file'><source file='${escaped(file)}'/><target dev='vd${'ab'[index]}' bus='virtio'/></disk>`,
  );
  return `<domain type='qemu'><name>stored</name><uuid>${uuid}</uuid><memory unit='MiB'>16</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/nowhere.fd</loader>
  <nvram>${escaped(variables)}</nvram></os><features><acpi/></features>
  <devices>${devices.join('')}</devices></domain>`;
}
