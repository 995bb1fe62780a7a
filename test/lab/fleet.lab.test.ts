import {availableParallelism} from 'node:os';
import {describe, expect, it} from 'vitest';
import {fleet, oddName} from './fleet.ts';
import {sharedLab} from './shared.ts';

const lab = sharedLab();

/** The figures that domstats has of a domain. */
async function figures(domain: string, ...groups: string[]): Promise<Record<string, number>> {
  const text = await lab.virsh(['domstats', '--raw', ...groups, '--domain', domain]);
  const pairs = text.matchAll(/^ {2}(\S+?)=(\d+)$/gm);
  return Object.fromEntries([...pairs].map(([, key, value]) => [key, Number(value)]));
}

describe('the fleet', () => {
  it.each(fleet.map(({name, start = 'running'}) => ({name, state: start === 'off' ? 'shut off' : start})))(
    'has $name $state',
    async ({name, state}) => {
      expect((await lab.virsh(['domstate', '--domain', name])).trim()).toBe(state);
    },
  );

  it.each(['web3', 'build7'])('burns CPU in %s', async (name) => {
    const before = await figures(name, '--cpu-total');
    await expect
      .poll(async () => (await figures(name, '--cpu-total'))['cpu.time'], {timeout: 30_000, interval: 200})
      .toBeGreaterThan((before['cpu.time'] ?? Number.NaN) + 5e8);
  });

  it('has two vCPUs burning in web3', async () => {
    expect(await lab.guestRun('web3', "ps | grep -c 'whil[e]'")).toBe('2\n');
  });

  it('has more vCPUs in build7 than the host has pCPUs', async () => {
    expect((await figures('build7', '--vcpu'))['vcpu.current']).toBeGreaterThan(availableParallelism());
  });

  it('has vCPUs that wait for a pCPU', async () => {
    const before = await figures('web3', '--vcpu');
    await expect
      .poll(async () => (await figures('web3', '--vcpu'))['vcpu.0.delay'], {timeout: 30_000, interval: 200})
      .toBeGreaterThan((before['vcpu.0.delay'] ?? Number.NaN) + 1e8);
  });

  it('has db1 ballooned to half, swapping, and reporting', async () => {
    const db1 = await figures('db1', '--balloon');
    expect(db1).toMatchObject({'balloon.maximum': 192 * 1024, 'balloon.current': 96 * 1024});
    expect(db1['balloon.swap_out']).toBeGreaterThan(0);
    expect(db1['balloon.last-update']).toBeGreaterThan(0);
  });

  it('has db1 see as much memory as libvirt says', async () => {
    const total = /Mem: +(\d+)/.exec(await lab.guestRun('db1', 'free'))?.[1];
    expect((await figures('db1', '--balloon'))['balloon.available']).toBe(Number(total));
  });

  it('has figures from inside mail1 that are as old as its boot', async () => {
    const before = await figures('mail1', '--balloon');
    const lastUpdate = async (domain: string): Promise<number | undefined> =>
      (await figures(domain, '--balloon'))['balloon.last-update'];
    const fresh = (await lastUpdate('dns1')) ?? Number.NaN;
    await expect.poll(() => lastUpdate('dns1'), {timeout: 30_000, interval: 500}).toBeGreaterThan(fresh);
    expect(await figures('mail1', '--balloon')).toMatchObject({
      'balloon.last-update': before['balloon.last-update'],
      'balloon.available': before['balloon.available'],
    });
  });

  it('has no figures from inside erp', async () => {
    const erp = await figures('erp', '--balloon');
    expect(erp['balloon.current']).toBe(128 * 1024);
    expect(erp['balloon.available']).toBeUndefined();
  });

  it('tells a guest without a balloon from one without a period', async () => {
    expect(await lab.virsh(['dumpxml', 'erp'])).toContain("<memballoon model='none'/>");
    expect(await lab.virsh(['dumpxml', 'mail1'])).toMatch(/<memballoon model='virtio'>\s*<alias/);
  });

  it('writes and reads the disk of files2', async () => {
    const before = await figures('files2', '--block');
    for (const counter of ['block.0.wr.bytes', 'block.0.rd.bytes']) {
      await expect
        .poll(async () => (await figures('files2', '--block'))[counter], {timeout: 30_000, interval: 200})
        .toBeGreaterThan(before[counter] ?? Number.NaN);
    }
  });

  it('runs commands in a guest with an odd name', async () => {
    expect(await lab.guestRun(oddName, 'echo hello; hostname')).toBe('hello\nit-s-gr-n\n');
  });

  it('says so when a command in a guest fails', async () => {
    await expect(lab.guestRun('dns1', 'echo no; false')).rejects.toThrow(
      '"echo no; false" in the guest dns1 ended with code 1: no',
    );
  });
});
