import {createHash} from 'node:crypto';
import {open, readFile, rm, writeFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {stateFolder} from '../../source/runtime/state-folder.ts';
import {isAlive} from '../../source/runtime/tasks/alive.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {domainStatus, pathsOf} from '../lab/paths.ts';
import {type Scene, sceneOf, smallDisk, until} from './scene.ts';

const dataMiB = 256;
let lab: Lab;
let scene: Scene;
let disks: string;

afterAll(() => lab?.down());
beforeAll(async () => {
  lab = await startLab({
    name: `bk-${process.pid}`,
    guests: [
      {name: 'off', diskMiB: 64, system: false, start: 'off', memoryMiB: 16},
      {name: 'run', diskMiB: 64, memoryMiB: 96, agent: true},
    ],
  });
  scene = await sceneOf(lab);
  disks = join(lab.env.HOME ?? '', 'disks');
  const data = join(disks, 'data.raw');
  await scene.tool('dd', 'if=/dev/urandom', `of=${data}`, 'bs=1M', `count=${dataMiB}`, 'status=none');
  await lab.virsh(['attach-disk', 'run', data, 'vdb', '--subdriver', 'raw', '--persistent']);
});

/** What a test has left must not be in the way of the next one. */
afterEach(async () => {
  for (const process of begun.splice(0)) process.kill('SIGKILL');
  await lab.virsh(['domjobabort', 'run']).catch(() => undefined);
  await rm(join(stateFolder(lab.env), 'tasks'), {recursive: true, force: true});
  for (const name of await scene.found())
    if (name.endsWith('.partial')) await rm(join(scene.to, name), {recursive: true});
});

const begun: {kill(signal: 'SIGKILL'): unknown}[] = [];

/** Begins a backup of the running guest that does not get to its end by itself. */
async function slowBackup(to = scene.to) {
  for (;;) {
    const running = scene.run('backup', 'run', '--to', to);
    begun.push(running);
    let isOver = false;
    void running.then(() => {
      isOver = true;
    });
    const isSlow = await scene.slowDown('run', 'vdb', to, () => isOver);
    if (isSlow) {
      await until(async () => (await scene.tasks()).find(({phase}) => phase === 'copying'));
      // Not the process itself, whose end would be waited for.
      return {running};
    }
    const {exitCode, stderr, stdout} = await running;
    if (exitCode !== 0) throw new Error(stderr);
    // It was too quick: the next one needs its room.
    await rm(folderOf(stdout), {recursive: true});
  }
}

const folderOf = (stdout: string): string => / to (.*)$/m.exec(stdout)?.[1] ?? '';

async function childrenOf(pid = 0): Promise<readonly number[]> {
  return (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number);
}

async function isClean(to = scene.to): Promise<void> {
  expect((await scene.found(to)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(await scene.tasks()).toEqual([]);
  expect(await lab.virsh(['domjobinfo', 'run']).catch(() => 'None')).toContain('None');
}

describe('kvmtop backup of a running guest', () => {
  it('copies all disks of one moment, frozen', async () => {
    const written = '/counter';
    const block = `dd if=/dev/vda bs=1M skip=1 count=8 2>/dev/null | sha256sum`;
    await lab.guestRun('run', 'dd if=/dev/urandom of=/dev/vda bs=1M seek=1 count=8 conv=fsync 2>/dev/null');
    const before = (await lab.guestRun('run', block)).split(' ')[0];
    await lab.guestRun(
      'run',
      `(n=0; while :; do n=$((n+1)); printf '%010d' $n | dd of=/dev/vda conv=notrunc,fsync 2>/dev/null; echo $n >${written}; done) >/dev/null 2>&1 &`,
    );
    const least = Number(await until(async () => lab.guestRun('run', `cat ${written}`).catch(() => undefined)));
    const {stdout, stderr, exitCode} = await scene.run('backup', 'run', '--to', scene.to, '--progress', 'json');
    const most = Number(await lab.guestRun('run', `kill %1 2>/dev/null; cat ${written}`));
    expect([exitCode, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n').map((line) => JSON.parse(line));
    const {result} = lines.at(-1);
    expect(lines.map(({stage}) => stage)).toEqual(expect.arrayContaining(['copying', 'checking']));
    expect(result).toMatchObject({name: 'run', consistency: 'frozen', notCopied: [], notes: []});

    const manifest = await scene.manifest(result.folder);
    expect(manifest.disks).toMatchObject([
      {target: 'vda', file: 'vda.qcow2', virtualBytes: 64 * 2 ** 20},
      {target: 'vdb', file: 'vdb.qcow2', format: 'qcow2', origin: {format: 'raw', type: 'file'}},
    ]);
    expect((await scene.found(result.folder)).toSorted()).toEqual([
      'domain.xml',
      'manifest.json',
      'vda.qcow2',
      'vdb.qcow2',
    ]);
    const raw = join(lab.env.HOME ?? '', 'vda.raw');
    await scene.tool('qemu-img', 'convert', '-O', 'raw', join(result.folder, 'vda.qcow2'), raw);
    const bytes = await readFile(raw);
    const counter = Number(bytes.toString('latin1', 0, 10));
    expect(counter).toBeGreaterThanOrEqual(least);
    expect(counter).toBeLessThanOrEqual(most + 1);
    expect(
      createHash('sha256')
        .update(bytes.subarray(2 ** 20, 9 * 2 ** 20))
        .digest('hex'),
    ).toBe(before);
    await scene.tool('qemu-img', 'compare', '-U', join(result.folder, 'vdb.qcow2'), join(disks, 'data.raw'));
    await isClean();
  });

  it('refuses a second backup, and leaves nothing when it is told to end', async () => {
    const {running: first} = await slowBackup();
    const second = await scene.run('backup', 'run', '--to', scene.to);
    expect([second.exitCode, second.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^kvmtop: run is not backed up: A backup of run is under way \(process \d+, .*\): wait until it ends\.$/,
      ),
    ]);
    first.kill('SIGTERM');
    const {exitCode, stderr} = await first;
    expect([exitCode, stderr]).toEqual([143, 'kvmtop: run is not backed up: It was cancelled.']);
    await isClean();
  });

  it('goes on when libvirtd and its virsh were killed', async () => {
    const {running} = await slowBackup();
    // A libvirt that is killed before it has noted the end of a disk never ends the job.
    const noted = /<disk name='vda' backup='yes' state='complete'/;
    await until(async () => noted.test(await readFile(domainStatus(pathsOf(lab.name), 'run'), 'utf8')) || undefined);
    await lab.killDaemon();
    for (const pid of await childrenOf(running.pid)) process.kill(pid, 'SIGKILL');
    await lab.startDaemon();
    await until(async () => (await lab.virsh(['domjobinfo', 'run'])).includes('Backup') || undefined);
    await scene.speedUp('run', 'vdb');
    const {exitCode, stderr, stdout} = await running;
    expect([exitCode, stderr]).toEqual([0, '']);
    const folder = folderOf(stdout);
    expect((await scene.run('verify', folder)).exitCode).toBe(0);
    await isClean();
  });

  it('says that somebody else has ended the job', async () => {
    const {running} = await slowBackup();
    await lab.virsh(['domjobabort', 'run']);
    const {exitCode, stderr} = await running;
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Somebody else has ended the backup job')]);
    await isClean();
  });

  it.skipIf(userInfo().uid !== 0)('says that the disk is full, before it begins and midway', async () => {
    const small = await smallDisk(dataMiB / 2);
    const large = await smallDisk(2 * dataMiB);
    try {
      const refused = await scene.run('backup', 'run', '--to', small);
      expect([refused.exitCode, refused.stderr]).toEqual([
        1,
        expect.stringMatching(/The copies take up to 2\d\d(\.\d)? MiB, and only 128 MiB are free in/),
      ]);
      await isClean(small);
      const {running} = await slowBackup(large);
      // Until nothing more fits.
      await scene.tool('dd', 'if=/dev/zero', `of=${join(large, 'filler')}`, 'bs=1M', 'status=none').catch(() => '');
      await scene.speedUp('run', 'vdb');
      const {exitCode, stderr} = await running;
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining("libvirt's backup job failed")]);
      await isClean(large);
    } finally {
      for (const folder of [small, large]) {
        await execa('umount', ['--lazy', folder]);
        await rm(folder, {recursive: true});
      }
    }
  });

  it('is found in the journal when it was killed', async () => {
    const {running} = await slowBackup();
    running.kill('SIGKILL');
    await running;
    const [entry] = await scene.tasks();
    expect(entry).toMatchObject({task: 'backup', phase: 'copying', domain: {name: 'run'}, pid: running.pid});
    expect(entry && isAlive(entry)).toBe(false);
    expect((await scene.run('verify', entry?.folder ?? '')).stdout).toContain('It is not finished');
    const refused = await scene.run('backup', 'run', '--to', scene.to);
    expect([refused.exitCode, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/libvirt has a job under way with run \(Backup\)/),
    ]);
  });

  it('is no backup when it was killed while it was read back, and recover removes it', async () => {
    for (;;) {
      await scene.run('recover', '--yes');
      await isClean();
      const running = scene.run('backup', 'run', '--to', scene.to);
      let isOver = false;
      void running.then(() => {
        isOver = true;
      });
      const phase = await until(async () => {
        const [entry] = await scene.tasks();
        return isOver ? 'over' : entry?.phase === 'hashing' ? entry.phase : undefined;
      }, 1);
      running.kill('SIGKILL');
      await running;
      const [entry] = await scene.tasks();
      // It can have come to its end in between.
      if (phase === 'over' || entry?.phase !== 'hashing') continue;
      expect((await scene.run('verify', entry.folder)).stdout).toContain('It is not finished');
      const {exitCode, stdout} = await scene.run('recover', '--yes');
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('while hashing')]);
      await isClean();
      return;
    }
  });

  it('says that the guest went off midway', async () => {
    const {running} = await slowBackup();
    await lab.virsh(['destroy', 'run']);
    const {exitCode, stderr} = await running;
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('The guest was switched off')]);
    await isClean();
  });
});

describe('kvmtop backup of a domain that is off', () => {
  it('makes images that stand alone, and verify finds a flipped byte', async () => {
    const disk = /source file='([^']*)'/.exec(await lab.virsh(['dumpxml', 'off']))?.[1] ?? '';
    const [overlay, medium] = [join(disks, 'overlay.qcow2'), join(disks, 'medium.iso')];
    const data = join(disks, 'data.raw');
    await scene.tool('qemu-img', 'create', '-q', '-f', 'qcow2', '-b', data, '-F', 'raw', overlay);
    await scene.tool('qemu-io', '-c', 'write -P 7 1M 1M', overlay).catch(() => '');
    await scene.tool('dd', 'if=/dev/zero', `of=${medium}`, 'bs=1M', 'count=1', 'status=none');
    await lab.virsh(['attach-disk', 'off', overlay, 'vdb', '--subdriver', 'qcow2', '--config']);
    await lab.virsh([
      'attach-disk',
      'off',
      medium,
      'sda',
      '--type',
      'cdrom',
      '--mode',
      'readonly',
      '--config',
      '--targetbus',
      'sata',
    ]);
    const socket = join(lab.env.HOME ?? '', 'nbd.sock');
    const [tool = 'env', ...prefix] = lab.prefix;
    const server = execa(tool, [...prefix, 'qemu-nbd', '-t', '-r', '-f', 'raw', '-x', 'sent', '-k', socket, data]);
    server.catch(() => undefined);
    onTestFinished(() => void server.kill());
    const sent = join(lab.binDir, 'sent.xml');
    await writeFile(
      sent,
      `<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='nbd' name='sent'>
      <host transport='unix' socket='${socket}'/></source><target dev='vdd' bus='virtio'/></disk>`,
    );
    await lab.virsh(['attach-device', 'off', sent, '--config']);
    await until(async () => (await scene.found(lab.env.HOME)).find((name) => name === 'nbd.sock'));
    const {exitCode, stderr, stdout} = await scene.run('backup', 'off', 'off', 'gone', '--to', scene.to);
    expect([exitCode, stderr]).toEqual([
      1,
      'kvmtop: gone is not backed up: There is no domain gone: virsh list --all shows those that there are.',
    ]);
    const folder = folderOf(stdout);
    expect(stdout).toContain('sda was not copied');
    const manifest = await scene.manifest(folder);
    expect(manifest.consistency).toBe('shut off');
    expect(manifest.disks).toMatchObject([
      {target: 'vda', file: 'vda.qcow2', origin: {source: disk, chain: []}},
      {target: 'vdb', file: 'vdb.qcow2', format: 'qcow2', origin: {source: overlay, chain: [data]}},
      {target: 'vdd', file: 'vdd.qcow2', format: 'qcow2', origin: {type: 'network', source: 'nbd:///sent'}},
      {target: 'sda', device: 'cdrom', readOnly: true, origin: {source: medium}},
    ]);
    await scene.tool('qemu-img', 'compare', '-U', join(folder, 'vdd.qcow2'), data);
    expect(await scene.tool('qemu-img', 'info', join(folder, 'vdb.qcow2'))).not.toContain('backing');
    await scene.tool('qemu-img', 'compare', join(folder, 'vdb.qcow2'), overlay);
    await scene.tool('qemu-img', 'compare', join(folder, 'vda.qcow2'), disk);

    const remembered = join(stateFolder(lab.env), 'backup-folders');
    expect((await readFile(remembered, 'utf8')).split('\n')).toContain(scene.to);
    expect((await scene.run('verify', folder)).stdout).toBe(
      `fine    ${folder} of off, shut off at ${manifest.consistentAt}`,
    );
    const file = await open(join(folder, 'vdb.qcow2'), 'r+');
    const [byte] = (await file.read(Buffer.alloc(1), 0, 1, 100_000_000)).buffer;
    await file.write(Buffer.of((byte ?? 0) ^ 1), 0, 1, 100_000_000);
    await file.close();
    const faulty = await scene.run('verify', folder);
    expect([faulty.exitCode, faulty.stdout]).toEqual([
      1,
      `FAULTY  ${folder}: vdb.qcow2 is damaged: its SHA-256 is not that of the backup.`,
    ]);
    expect(await scene.tasks()).toEqual([]);
  });
});

describe('kvmtop backup of a domain with snapshots', () => {
  it('keeps what a plain copy of an image has inside, and says what the copy of a running one has not', async () => {
    await lab.add({name: 'snap', diskMiB: 8, memoryMiB: 16, system: false, start: 'off'});
    await lab.virsh(['snapshot-create-as', 'snap', 'first one']);
    await lab.virsh(['snapshot-create-as', 'snap', 'second']);
    const still = await scene.run('backup', 'snap', '--to', scene.to);
    await lab.virsh(['start', 'snap', '--paused']);
    const running = await scene.run('backup', 'snap', '--to', scene.to);
    const snapshots = async (stdout: string) => (await scene.manifest(folderOf(stdout))).snapshots;
    expect(await snapshots(still.stdout)).toEqual([
      {name: 'first one', file: 'snapshots/001.xml', restorable: true, isCurrent: false},
      {name: 'second', file: 'snapshots/002.xml', restorable: true, isCurrent: true},
    ]);
    expect(await snapshots(running.stdout)).toMatchObject([{restorable: false}, {restorable: false}]);
    expect(running.stdout).toContain('The data of these snapshots are not in the backup');
    expect(running.stdout).toContain('not frozen: the guest is paused.');
    await lab.remove('snap');
  });

  it('says which checkpoints it has not', async () => {
    await lab.add({name: 'marked', diskMiB: 8, memoryMiB: 16, system: false, start: 'paused'});
    await lab.virsh(['checkpoint-create-as', 'marked', 'monday']);
    const {stdout, exitCode} = await scene.run('backup', 'marked', '--to', scene.to);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('These checkpoints are not in the backup');
    expect(stdout).toContain('begin anew after a restore: monday.');
    await lab.virsh(['checkpoint-delete', 'marked', 'monday', '--metadata']);
    await lab.remove('marked');
  });
});
