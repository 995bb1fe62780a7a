import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import {join} from 'node:path';
import {expect, it, vi} from 'vitest';
import {findDaemonPid} from '../../source/host/daemon.ts';
import {readKvm} from '../../source/host/kvm.ts';
import {readLocalHost} from '../../source/host/local-host.ts';
import {readPageBytes} from '../../source/host/page-size.ts';
import {readProcessCpuMs} from '../../source/host/process-cpu.ts';

/** On the machine that runs the tests, held against what others say of it. */

it('reads the host as Node does', async () => {
  const before = os.cpus();
  const {at, cpu, memory, load} = await readLocalHost(12);
  const after = os.cpus();
  const idleMs = (cpus: typeof before) => cpus.reduce((sum, {times}) => sum + times.idle, 0);
  expect(at).toBe(12);
  // Node sums what the kernel has rounded for each pCPU.
  const rounding = before.length * 10;
  expect((cpu?.idleNs ?? Number.NaN) / 1e6).toBeGreaterThanOrEqual(idleMs(before) - rounding);
  expect((cpu?.idleNs ?? Number.NaN) / 1e6).toBeLessThanOrEqual(idleMs(after) + rounding);
  expect(memory?.totalBytes).toBeGreaterThan(memory?.availableBytes ?? Number.NaN);
  expect(memory).toMatchObject({swapInBytes: expect.any(Number), swapOutBytes: expect.any(Number)});
  expect(load).toHaveLength(3);
});

it('knows the size of a page', async () => {
  expect(await readPageBytes()).toBe(Number(execFileSync('getconf', ['PAGESIZE'], {encoding: 'utf8'})));
});

it('cannot have KVM without its device', async () => {
  const {usable, detail} = (await readKvm()).support;
  expect(detail).toMatch(/\S/);
  if (!existsSync('/dev/kvm')) expect(usable).toBe(false);
});

it('reads the CPU time of a process', () => {
  const used = () => {
    const {user, system} = process.cpuUsage();
    return (user + system) / 1000;
  };
  const before = used();
  const ms = readProcessCpuMs(process.pid) ?? Number.NaN;
  // The kernel tells whole jiffies of user and of system time.
  expect(ms).toBeGreaterThanOrEqual(before - 20);
  expect(ms).toBeLessThanOrEqual(used() + 20);
  expect(readProcessCpuMs(2 ** 30)).toBeUndefined();
});

it('does not believe a pid file whose process is another', async () => {
  const folder = await mkdtemp(join(os.tmpdir(), 'kvmtop-test-'));
  await mkdir(join(folder, 'libvirt'));
  await writeFile(join(folder, 'libvirt', 'libvirtd.pid'), `${process.pid}\n`);
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  expect(findDaemonPid('qemu:///session')).not.toBe(process.pid);
  vi.unstubAllEnvs();
  await rm(folder, {recursive: true});
});
