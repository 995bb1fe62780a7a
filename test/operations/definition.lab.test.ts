import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Values} from '../../source/operations/operation.ts';
import {parseDominfo} from '../../source/virsh/parse/dominfo.ts';
import {escaped} from '../lab/domain-xml.ts';
import {hostile, openWorkbench, type Workbench} from './workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await openWorkbench(`def-${process.pid}`);
});

afterAll(() => bench?.close());

describe('the definition', () => {
  it('takes any name, and is still found', () =>
    bench.within({}, async (one) => {
      for (const name of ['-x', '--new-name', hostile, '12', '11111111-2222-4333-8444-555555555555', 'a;b#c']) {
        await one.do('rename', {name});
        expect((await one.ask('domname')).split('\n')[0]).toBe(name);
      }
      await bench.within({name: 'taken'}, async () => {
        await expect(one.do('rename', {name: 'taken'})).rejects.toThrow(/already exists/);
      });
      await one.do('start-paused');
      await expect(one.do('rename', {name: 'y'})).rejects.toThrow('paused: shut it down first');
      await one.do('managed-save');
      await expect(one.do('rename', {name: 'y'})).rejects.toThrow(/it has a managed save/);
    }));

  it('goes with all that is in its way', () =>
    bench.within({diskMiB: 8, start: 'paused'}, async (one) => {
      await one.do('snapshot-create', {name: 'a'});
      await bench.lab.virsh(['checkpoint-create-as', '--domain', one.uuid, '--name', 'c']);
      await one.do('managed-save');
      await expect(one.ask('undefine')).rejects.toThrow(/Refusing to undefine|snapshot|checkpoint/);
      const {facts} = await one.target();
      expect(facts).toMatchObject({managedSave: true, snapshots: ['a'], checkpoints: ['c']});
      await one.do('undefine');
      await expect(one.state()).rejects.toThrow(/failed to get domain/);
    }));

  it('leaves an active domain as a transient one', () =>
    bench.within({diskMiB: 8, start: 'paused'}, async (one) => {
      await one.do('snapshot-create', {name: 'a'});
      await one.do('undefine');
      expect(await one.state()).toBe('paused');
      expect(parseDominfo(await one.ask('dominfo')).persistent).toBe(false);
      expect((await one.target()).facts?.inactive).toBeUndefined();
      await expect(one.do('undefine')).rejects.toThrow(/^transient/);
      await expect(one.do('managed-save')).rejects.toThrow(/^transient/);
      await one.do('destroy');
      await expect(one.state()).rejects.toThrow(/failed to get domain/);
    }));

  it('takes with it the disks that were named, and no other', async () => {
    const pool = `${bench.lab.env.HOME}/pool`;
    const xml = `${bench.lab.env.HOME}/stored.xml`;
    const uuid = '5d2a6c1e-0f4b-4a57-9a3e-6f1d2c3b4a59';
    const disks = [`${pool}/a, "b".qcow2`, `${pool}/c.qcow2`];
    const variables = `${pool}/variables & more.fd`;
    const make = ['sh', '-c', 'mkdir -p "$0"; for file; do echo x >"$file"; done', pool, ...disks, variables];
    await inside(make);
    await bench.lab.virsh(['pool-define-as', '--name', 'p', '--type', 'dir', '--target', pool]);
    await bench.lab.virsh(['pool-start', '--pool', 'p']);
    await inside(['sh', '-c', 'cat >"$0"'], xml, storedXml(uuid, disks, variables));
    const define = () => bench.lab.virsh(['define', '--file', xml]);
    const stored = bench.one(uuid, 'stored');
    const run = (values?: Values) => stored.do('undefine', values);
    const there = async () => (await inside(['ls', pool])).split('\n').filter((name) => name !== '');

    await define();
    await expect(run({storage: 'vdc'})).rejects.toThrow('vdc is none of its disks, which are vda and vdb.');
    await run();
    expect(await there()).toEqual(['a, "b".qcow2', 'c.qcow2', 'variables & more.fd']);
    await define();
    await run({storage: 'vda'});
    expect(await there()).toEqual(['c.qcow2', 'variables & more.fd']);
    await define();
    await run({nvram: 'delete'});
    expect(await there()).toEqual(['c.qcow2']);
    await expect(stored.target()).rejects.toThrow(/There is no domain/);
  });
});

/** Runs a program as the user whom the lab's libvirtd runs as. */
async function inside(argv: readonly string[], ...rest: readonly string[]): Promise<string> {
  const [file = 'env', ...prefix] = bench.lab.prefix;
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
