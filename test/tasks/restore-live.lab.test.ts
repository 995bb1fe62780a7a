import {open, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {beginWriting, diskSum, lastWritten, readBack, slots} from './restore-guest.ts';
import {type RestoreScene, restoreScene} from './restore-scene.ts';
import {until} from './scene.ts';

let scene: RestoreScene;
/** The numbers of the last blocks that were written before the backup began, and when it was done. */
let least: number;
let most: number;
/** The backup that was made while the guest ran. */
let live: string;
/** What the guest had on its raw disk then. */
let rawSum: string;

beforeAll(async () => {
  scene = await restoreScene('rl');
  await scene.attach(await scene.random('data.img', 8), 'vdb', 'raw');
  await scene.start('web1');
  await beginWriting(scene.lab, 'web1');
  least = await until(async () => {
    const number = await lastWritten(scene.lab, 'web1');
    return number > 1.5 * slots ? number : undefined;
  });
  rawSum = await diskSum(scene.lab, 'web1', 'vdb');
  live = await scene.backUp();
  most = await lastWritten(scene.lab, 'web1');
});
afterAll(() => scene?.lab.down());

describe('kvmtop restore of a guest that ran', () => {
  it('makes a copy that runs beside the original', async () => {
    await scene.restored(live, '--as', 'web2', '--yes');
    await scene.start('web2');
    // The copy has taken the serial port over by which both are reached.
    const {sound, torn, wrong} = await readBack(scene.lab, 'web1');
    expect(wrong).toEqual([]);
    expect(torn).toBeLessThanOrEqual(1);
    expect(sound.length + torn).toBe(slots);
    expect((sound.at(-1) ?? 0) - (sound[0] ?? 0)).toBeLessThanOrEqual(slots);
    expect(sound.at(-1)).toBeGreaterThanOrEqual(least);
    expect(sound.at(-1)).toBeLessThanOrEqual(most);
    expect(await diskSum(scene.lab, 'web1', 'vdb')).toBe(rawSum);

    const [one, two] = await Promise.all(['web1', 'web2'].map((name) => scene.lab.virsh(['dumpxml', name])));
    const own = (text = '') =>
      [/<uuid>.*/, /<mac address=.*/, /<source file=.*/g].flatMap((form) => text.match(form) ?? []);
    expect(own(two)).toHaveLength(own(one).length);
    expect(own(two).filter((line) => own(one).includes(line))).toEqual([]);
    expect((await scene.lab.virsh(['list', '--name'])).trim().split('\n').sort()).toEqual(['web1', 'web2']);
    await scene.forget('web2');
    for (const name of await readdir(scene.disks)) if (name.startsWith('web2-')) await rm(join(scene.disks, name));
  });

  it('refuses a flipped byte before anything is touched', async () => {
    await scene.forget('web1');
    await rm(scene.image);
    const flip = async () => {
      const file = await open(join(live, 'vda.qcow2'), 'r+');
      const {buffer} = await file.read(Buffer.alloc(1), 0, 1, 500_000);
      await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, 500_000);
      await file.close();
    };
    const before = await readdir(scene.disks);
    await flip();
    const {stdout, stderr, exitCode} = await scene.run('restore', live, '--as', 'web2', '--yes');
    await flip();
    expect([exitCode, stderr]).toEqual([
      1,
      'kvmtop: web2 is not restored: The backup is not as it was made. vda.qcow2 is damaged: its SHA-256 is not that of the backup. All is as it was before.',
    ]);
    expect(stdout).not.toContain('copying');
    expect(await readdir(scene.disks)).toEqual(before);
    expect(await scene.names()).toEqual(['']);
    expect(await scene.tasks()).toEqual([]);
  });

  it('brings it back after all of it was lost', async () => {
    await rm(join(scene.disks, 'data.img'));
    const {stderr, exitCode} = await scene.run('restore', live);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('There is no terminal to ask on')]);
    await scene.restored(scene.to, '--yes');
    // Large enough for a backup that can be slowed down.
    await scene.attach(await scene.random('large.img', 256), 'vdc', 'raw');
    await scene.start('web1');
    const {sound, torn, wrong} = await readBack(scene.lab, 'web1');
    expect([wrong, sound.length + torn]).toEqual([[], slots]);
    expect(await diskSum(scene.lab, 'web1', 'vdb')).toBe(rawSum);
    // It is raw again, as the definition says.
    const info = await scene.tool('qemu-img', 'info', '-U', '--output=json', join(scene.disks, 'data.img'));
    expect(JSON.parse(info)).toMatchObject({format: 'raw', 'virtual-size': 8 * 2 ** 20});
  });
});

describe('kvmtop recover', () => {
  it('says that there is nothing to be done', async () => {
    const {stdout, exitCode} = await scene.run('recover');
    expect([exitCode, stdout]).toEqual([0, 'Nothing has ended midway.']);
  });

  it('leaves a backup alone that is under way, and ends what is left of one that was killed', async () => {
    const running = scene.run('backup', 'web1', '--to', scene.to);
    await scene.slowDown('web1', 'vdc');
    await until(async () => (await scene.tasks()).find(({phase}) => phase === 'copying'));
    const alone = await scene.run('recover', '--yes');
    expect([alone.exitCode, alone.stdout]).toEqual([
      0,
      expect.stringMatching(/^The backup of web1 to .* is under way \(process/),
    ]);
    running.kill('SIGKILL');
    await running;
    expect(await scene.lab.virsh(['domjobinfo', 'web1'])).toMatch(/Operation: +Backup/);
    const unasked = await scene.run('recover');
    expect([unasked.exitCode, unasked.stderr]).toEqual([
      1,
      'kvmtop: There is no terminal to ask on: use --yes to put it right.',
    ]);
    const {stdout, exitCode} = await scene.run('recover', '--yes');
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining(
        "libvirt's job was still at work and is ended; web1 runs on. What it had copied is removed.",
      ),
    ]);
    expect(await scene.lab.virsh(['domjobinfo', 'web1'])).toContain('None');
    expect((await scene.found()).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(await scene.tasks()).toEqual([]);
    expect((await scene.lab.virsh(['domstate', 'web1'])).trim()).toBe('running');
  });
});
