import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {findDaemonPid} from '../../source/host/daemon.ts';
import {readProcessCpuMs} from '../../source/host/process-cpu.ts';
import type {DomainEvent} from '../../source/model/event.ts';
import type {StatGroup} from '../../source/model/sample.ts';
import {answersMonitor} from '../../source/virsh/answers-monitor.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {domstats, dumpXml, listDomains, readIdentity, readRemoteHost} from '../../source/virsh/questions.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {type Lab, startLab} from '../lab/lab.ts';

/** These need a libvirtd that may be killed and a QEMU that may be stopped, so they have a lab of their own. */
const patience = 30_000;
const dear: readonly StatGroup[] = ['vcpu', 'balloon', 'block'];
let lab: Lab;
let virsh: Virsh;

beforeAll(async () => {
  const guest = {memoryMiB: 16, system: false, start: 'paused'} as const;
  lab = await startLab({
    name: `virsh-${process.pid}`,
    guests: [
      {...guest, name: "it's grün", vcpus: 2, diskMiB: 8},
      {...guest, name: 'blind', balloon: 'none'},
      {...guest, name: 'wedge', diskMiB: 8},
      {...guest, name: 'off', start: 'off'},
    ],
  });
  virsh = openVirsh({readOnly: true, env: {...process.env, ...lab.programEnv}, cpuMsOf: readProcessCpuMs});
});

afterAll(async () => {
  await virsh?.close();
  await lab?.down();
});

function eventually(expectation: () => unknown): Promise<unknown> {
  return vi.waitFor(expectation, {timeout: patience, interval: 100});
}

async function uuidOf(name: string): Promise<string> {
  const domains = await listDomains(virsh, patience);
  return domains.find((domain) => domain.name === name)?.uuid ?? '';
}

describe('a real host', () => {
  it('says who it is', async () => {
    expect(await readIdentity(virsh, patience)).toMatchObject({
      uri: 'qemu:///session',
      local: true,
      hostname: expect.stringMatching(/^\S+$/),
      hypervisor: 'QEMU',
      hypervisorVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      libvirtVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      pcpus: expect.any(Number),
      kvm: {usable: expect.any(Boolean)},
    });
  });

  it('has a daemon, whose id is found', async () => {
    vi.stubEnv('XDG_RUNTIME_DIR', lab.env.XDG_RUNTIME_DIR);
    expect(findDaemonPid('qemu:///session')).toBe(await lab.daemonPid());
    vi.unstubAllEnvs();
  });

  it('says how it is', async () => {
    const number = expect.any(Number);
    expect(await readRemoteHost(virsh, 7, patience)).toMatchObject({
      at: 7,
      cpu: {userNs: number, systemNs: number, idleNs: number, iowaitNs: number},
      memory: {totalBytes: number, availableBytes: number},
    });
  });

  it('lists its domains and their figures by the same names', async () => {
    const domains = await listDomains(virsh, patience);
    expect(domains.map(({name}) => name).sort()).toEqual(['blind', "it's grün", 'off', 'wedge']);
    expect(domains.filter(({id}) => id === undefined).map(({name}) => name)).toEqual(['off']);
    const samples = await domstats(virsh, {groups: [...dear, 'interface']}, patience);
    expect(samples.map(({name}) => name).sort()).toEqual(domains.map(({name}) => name).sort());
    expect(samples.find(({name}) => name === "it's grün")).toMatchObject({
      state: {state: 'paused'},
      vcpu: {current: 2, vcpus: [{index: 0}, {index: 1}]},
      balloon: {maximumBytes: 16 * 2 ** 20, rssBytes: expect.any(Number)},
      block: [{name: 'vda', capacityBytes: 8 * 2 ** 20, readRequests: expect.any(Number)}],
      interface: [],
    });
    expect(samples.filter((sample) => !answersMonitor(sample))).toEqual([]);
  });

  it('answers for the domains asked for, and has no answer for one that is gone', async () => {
    const uuids = [await uuidOf("it's grün"), await uuidOf('off')];
    const samples = await domstats(virsh, {groups: ['state'], domains: uuids}, patience);
    expect(samples).toMatchObject([
      {name: "it's grün", state: {state: 'paused'}},
      {name: 'off', state: {state: 'shut off'}},
    ]);
    const unknown = [...uuids, '00000000-0000-4000-8000-000000000000'];
    await expect(domstats(virsh, {groups: ['state'], domains: unknown}, patience)).rejects.toMatchObject({
      kind: 'no-domain',
    });
  });

  it("gives a domain's XML", async () => {
    expect(await dumpXml(virsh, await uuidOf("it's grün"), patience)).toMatch(
      /<domain .*<name>it&apos;s grün<\/name>/s,
    );
  });

  it('is told apart from a reader who may not change it', async () => {
    const question = virsh.ask(['resume', '--domain', await uuidOf("it's grün")], patience);
    await expect(question).rejects.toMatchObject({kind: 'denied'});
  });
});

it('hears of what happens', async () => {
  const events: DomainEvent[] = [];
  const watch = virsh.watch({onEvent: (event) => void events.push(event), onEnd: () => {}});
  const seen = (detail: string) =>
    events.some((event) => event.domain === "it's grün" && event.detail.startsWith(detail));
  // The watch is up some time after it was asked for.
  await eventually(async () => {
    await lab.virsh(['resume', '--domain', "it's grün"]);
    await lab.virsh(['suspend', '--domain', "it's grün"]);
    expect(seen('Suspended') && seen('Resumed')).toBe(true);
  });
  expect(events[0]).toMatchObject({kind: 'lifecycle', time: expect.stringMatching(/^20\d\d-/)});
  watch.stop();
});

describe('a wedged QEMU', () => {
  it('costs one time-out, then is skipped and told apart, and recovers by itself', async () => {
    const pid = await lab.pidOf('wedge');
    const names = async (groups: readonly StatGroup[]) => {
      const samples = await domstats(virsh, {groups}, 5000);
      expect(samples).toHaveLength(4);
      return samples.filter((sample) => !answersMonitor(sample)).map(({name}) => name);
    };
    expect(await names(dear)).toEqual([]);
    process.kill(pid, 'SIGSTOP');
    try {
      await expect(domstats(virsh, {groups: dear}, 1500)).rejects.toMatchObject({kind: 'timeout'});
      expect(await names(dear)).toEqual(['wedge']);
      expect(await names(['balloon'])).toEqual(['wedge']);
      expect(await names(['block'])).toEqual(['wedge']);
      expect(await names(['state', 'cpu-total', 'interface'])).toEqual([]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await eventually(async () => expect(await names(dear)).toEqual([]));
  });
});

describe('a libvirtd that dies', () => {
  it('ends the watch, fails the questions, and is reached again once it is back', async () => {
    const ends: string[] = [];
    virsh.watch({onEvent: () => {}, onEnd: (reason) => void ends.push(reason)});
    await virsh.ask(['uri'], patience);
    await lab.killDaemon();
    const down = {kind: 'connection', message: /^[^\n]*connect[^\n]*$/, advice: /libvirtd/};
    await expect(listDomains(virsh, patience)).rejects.toMatchObject(down);
    await expect(listDomains(virsh, patience)).rejects.toMatchObject(down);
    await eventually(() => expect(ends).toHaveLength(1));
    expect(ends[0]).toMatch(/Disconnected|connect/);
    await lab.startDaemon();
    await eventually(async () => expect(await listDomains(virsh, patience)).toHaveLength(4));
    await lab.killDaemon();
    await lab.startDaemon();
    await eventually(async () => expect(await listDomains(virsh, patience)).toHaveLength(4));
  });

  it('fails a first question too', async () => {
    await lab.killDaemon();
    const other = openVirsh({readOnly: true, env: {...process.env, ...lab.programEnv}});
    await expect(readIdentity(other, patience)).rejects.toMatchObject({kind: 'connection', advice: /libvirtd/});
    await lab.startDaemon();
    expect(await readIdentity(other, patience)).toMatchObject({uri: 'qemu:///session'});
    await other.close();
  });
});
