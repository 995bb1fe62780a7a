import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, vi} from 'vitest';
import {findDaemonPid} from '../../source/host/daemon.ts';
import {createExtrasReader} from '../../source/host/extras.ts';
import {readHugePages} from '../../source/host/huge-pages.ts';
import {readKvm} from '../../source/host/kvm.ts';
import {readLocalHost} from '../../source/host/local-host.ts';
import {readPageBytes} from '../../source/host/page-size.ts';
import {readProcessCpuMs} from '../../source/host/process-cpu.ts';
import {readQemuProcesses} from '../../source/host/qemu-process.ts';

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

it('reads the rest of the host as other programs do', async () => {
  const said = (command: string) => execFileSync('sh', ['-c', command], {encoding: 'utf8'}).trim();
  const {arch, numaNodes, threadsPerCore, cpuPressure, hugePages} = await createExtrasReader()(0);
  const {length: threads = Number.NaN} = said('lscpu -p=CORE').match(/^\d+$/gm) ?? [];
  expect(arch).toBe(said('uname -m'));
  expect(numaNodes).toBe(Number(said("lscpu -p=NODE | grep -v '#' | sort -u | wc -l")));
  expect(threadsPerCore).toBe(threads / Number(said("lscpu -p=CORE | grep -v '#' | sort -u | wc -l")));
  expect(cpuPressure?.somePercent === undefined).toBe(!existsSync('/proc/pressure/cpu'));
  expect(hugePages).toEqual(expect.any(Array));
});

describe('huge pages', () => {
  it('are those that a pool has, less what was promised', async () => {
    const folder = await mkdtemp(join(os.tmpdir(), 'kvmtop-test-'));
    const pools = {'hugepages-1048576kB': [2, 1, 0], 'hugepages-2048kB': [64, 40, 8], 'hugepages-64kB': [0, 0, 0]};
    for (const [name, figures] of Object.entries(pools)) {
      await mkdir(join(folder, name));
      for (const [index, file] of ['nr_hugepages', 'free_hugepages', 'resv_hugepages'].entries()) {
        await writeFile(join(folder, name, file), `${figures[index]}\n`);
      }
    }
    expect(await readHugePages(folder)).toEqual([
      {pageBytes: 2 * 1024 ** 2, total: 64, free: 32},
      {pageBytes: 1024 ** 3, total: 2, free: 1},
    ]);
    await rm(folder, {recursive: true});
  });

  it('are none where the kernel has none', async () => {
    expect(await readHugePages('/nowhere')).toEqual([]);
  });
});

describe('a pid file whose process is another', () => {
  it.each<[string, string, () => unknown]>([
    ['daemon', 'libvirtd.pid', () => findDaemonPid('qemu:///session')],
    ['QEMU', 'qemu/run/it&apos;s.pid', () => readQemuProcesses('qemu:///session', ["it's"]).get("it's")?.pid],
  ])('is not believed: %s', async (_, file, find) => {
    const folder = await mkdtemp(join(os.tmpdir(), 'kvmtop-test-'));
    await mkdir(join(folder, 'libvirt/qemu/run'), {recursive: true});
    await writeFile(join(folder, 'libvirt', file), `${process.pid}\n`);
    vi.stubEnv('XDG_RUNTIME_DIR', folder);
    expect(find()).not.toBe(process.pid);
    vi.unstubAllEnvs();
    await rm(folder, {recursive: true});
  });
});
