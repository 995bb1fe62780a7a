import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import type {DomainEvent} from '../../source/model/event.ts';
import {dearGroups} from '../../source/model/sample.ts';
import {systemClock as clock} from '../../source/runtime/clock.ts';
import {thisMachine} from '../../source/runtime/machine.ts';
import {createSampler, type Sampler} from '../../source/runtime/sampler.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {type Lab, startLab} from '../lab/lab.ts';

const idle = {memoryMiB: 16, system: false} as const;
const odd = `it's <b> & "grün"`;
let lab: Lab;
let virsh: Virsh;
let sampler: Sampler;

beforeAll(async () => {
  lab = await startLab({
    name: `need-${process.pid % 100_000}`,
    guests: [
      {...idle, name: odd, start: 'running', vcpus: 2},
      {...idle, name: 'one', start: 'paused'},
      {...idle, name: 'two', start: 'off'},
    ],
  });
  const {XDG_RUNTIME_DIR} = lab.programEnv;
  vi.stubEnv('XDG_RUNTIME_DIR', XDG_RUNTIME_DIR);
  virsh = openVirsh({readOnly: true, env: {...process.env, ...lab.programEnv}});
  sampler = createSampler(virsh, clock, thisMachine);
  await sampler.identify();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await virsh?.close();
  await lab?.down();
});

const poll = () => sampler.poll('whole', {visible: [], groups: [], sortGroups: dearGroups}, 2000);

async function uuidOf(name: string): Promise<string> {
  return (await lab.virsh(['domuuid', '--domain', name])).trim();
}

/** The line of /proc/PID/status of that name. */
function statusOf(pid: number, label: string): string | undefined {
  return new RegExp(`^${label}:\\s+(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
}

describe('what triage needs', () => {
  it('is what virsh and the kernel say', async () => {
    const {definitions, processes, extras} = await poll();
    const pid = await lab.pidOf(odd);
    const uuid = await uuidOf(odd);
    const before = Date.now() / 1000;
    expect(definitions?.size).toBe(3);
    expect(definitions?.get(uuid)).toMatchObject({type: 'qemu', arch: extras?.arch, vcpus: {current: 2, maximum: 2}});
    const xml = await lab.virsh(['dumpxml', '--domain', odd]);
    expect(xml).toContain(`machine='${definitions?.get(uuid)?.machine}'`);
    expect(new Set(processes?.keys())).toEqual(new Set([uuid, await uuidOf('one')]));
    const process = processes?.get(uuid);
    expect(process).toMatchObject({
      pid,
      threads: Number(statusOf(pid, 'Threads')),
      swappedBytes: Number(statusOf(pid, 'VmSwap')) * 1024,
    });
    const ageSeconds = before - (process?.startedSeconds ?? Number.NaN);
    const elapsed = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) - startedAt(pid);
    expect(Math.abs(ageSeconds - elapsed)).toBeLessThan(1);
  });

  it('is read again after the event of a change that no other event tells of', async () => {
    await poll();
    const events: DomainEvent[] = [];
    const watch = virsh.watch({onEvent: (event) => events.push(event), onEnd: () => {}});
    const told = () => events.find(({kind}) => kind === 'tunable');
    await vi.waitFor(
      async () => {
        await lab.virsh(['vcpupin', '--domain', odd, '--vcpu', '1', '--cpulist', '0', '--live']);
        expect(told()?.domain).toBe(odd);
      },
      {timeout: 30_000, interval: 200},
    );
    watch.stop();
    expect((await poll()).definitions).toBeUndefined();
    sampler.redefined(told()?.domain ?? '');
    const {definitions} = await poll();
    expect([...(definitions?.keys() ?? [])]).toEqual([await uuidOf(odd)]);
    expect(definitions?.get(await uuidOf(odd))?.pins).toEqual(new Map([[1, '0']]));
  });

  it('is told again when a domain is stuck, with why', async () => {
    const pid = await lab.pidOf(odd);
    const uuid = await uuidOf(odd);
    process.kill(pid, 'SIGSTOP');
    try {
      const {processes, stuck} = await poll();
      expect(stuck).toEqual([uuid]);
      expect(processes?.get(uuid)?.state).toBe('T');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('is gone with its process', async () => {
    const uuid = await uuidOf(odd);
    await lab.virsh(['destroy', '--domain', odd]);
    expect([...thisMachine.readProcesses(lab.uri, [odd, 'one']).keys()]).toEqual(['one']);
    const {definitions} = await poll();
    expect([...(definitions?.keys() ?? [])]).toEqual([uuid]);
  });
});

/** When a process was started, in seconds after the host: field 22 of /proc/PID/stat, which tells it in ticks. */
function startedAt(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return Number(fields[19]) / 100;
}
