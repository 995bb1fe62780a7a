import {open, readdir, rm} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {basename, join} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {beginWriting, diskSum, lastWritten, readBack} from './restore-guest.ts';
import {type Scene, sceneOf, smallDisk, until} from './scene.ts';

let lab: Lab;
let scene: Scene;
let disks: string;
/** Where vda is. */
let image: string;
/** The backup that was made while the guest ran. */
let live: string;
/** What the guest had on its raw disk then. */
let rawSum: string;

beforeAll(async () => {
  lab = await startLab({
    name: `rs-${process.pid}`,
    guests: [{name: 'web1', diskMiB: 16, memoryMiB: 96, nic: true, start: 'off'}],
  });
  scene = await sceneOf(lab);
  disks = join(lab.env.HOME ?? '', 'disks');
  image = /source file='([^']*)'/.exec(await lab.virsh(['dumpxml', 'web1']))?.[1] ?? '';
  await attach('data.img', 'vdb', 'raw', 8);
});
afterAll(() => lab?.down());

/** Attaches a raw image of random data to the domain, which is off. */
async function attach(name: string, target: string, format: string, sizeMiB: number): Promise<void> {
  const path = join(disks, name);
  await scene.tool('dd', 'if=/dev/urandom', `of=${path}`, 'bs=1M', `count=${sizeMiB}`, 'status=none');
  await lab.virsh(['attach-disk', 'web1', path, target, '--subdriver', format, '--config']);
}

async function startGuest(name: string): Promise<void> {
  await lab.virsh(['start', name]);
  await lab.booted('web1');
}

async function backUp(): Promise<string> {
  const {stdout, stderr, exitCode} = await scene.run('backup', 'web1', '--to', scene.to);
  expect([exitCode, stderr]).toEqual([0, '']);
  return / to (.*)$/m.exec(stdout)?.[1] ?? '';
}

async function forget(name: string): Promise<void> {
  await lab.virsh(['destroy', name]).catch(() => '');
  await lab.virsh(['undefine', name]);
}

async function restored(...args: readonly string[]): Promise<void> {
  const {stdout, stderr, exitCode} = await scene.run('restore', ...args);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/is restored\. Start it with: virsh start /);
  expect(await scene.tasks()).toEqual([]);
  expect((await readdir(disks)).filter((name) => name.includes('.kvmtop-'))).toEqual([]);
}

function names(): Promise<string> {
  return lab.virsh(['list', '--all', '--name']).then((text) => text.trim());
}

describe('kvmtop restore of a guest that ran', () => {
  it('makes a copy that runs beside the original', async () => {
    await startGuest('web1');
    await beginWriting(lab, 'web1');
    const least = await until(async () => {
      const number = await lastWritten(lab, 'web1');
      return number > 40 ? number : undefined;
    });
    rawSum = await diskSum(lab, 'web1', 'vdb');
    live = await backUp();
    const most = await lastWritten(lab, 'web1');

    await restored(live, '--as', 'web2', '--yes');
    await startGuest('web2');
    // The copy has taken the serial port over by which both are reached.
    const {sound, torn, wrong} = await readBack(lab, 'web1');
    expect(wrong).toEqual([]);
    expect(torn).toBeLessThanOrEqual(1);
    expect(sound.length + torn).toBe(32);
    expect((sound.at(-1) ?? 0) - (sound[0] ?? 0)).toBeLessThanOrEqual(32);
    expect(sound.at(-1)).toBeGreaterThanOrEqual(least);
    expect(sound.at(-1)).toBeLessThanOrEqual(most);
    expect(await diskSum(lab, 'web1', 'vdb')).toBe(rawSum);

    const [one, two] = await Promise.all(['web1', 'web2'].map((name) => lab.virsh(['dumpxml', name])));
    const own = (text = '') =>
      [/<uuid>.*/, /<mac address=.*/, /<source file=.*/g].flatMap((form) => text.match(form) ?? []);
    expect(own(two)).toHaveLength(own(one).length);
    expect(own(two).filter((line) => own(one).includes(line))).toEqual([]);
    expect((await lab.virsh(['list', '--name'])).trim().split('\n').sort()).toEqual(['web1', 'web2']);
    await forget('web2');
    for (const name of await readdir(disks)) if (name.startsWith('web2-')) await rm(join(disks, name));
  });

  it('refuses a flipped byte before anything is touched', async () => {
    await forget('web1');
    await rm(image);
    const flip = async () => {
      const file = await open(join(live, 'vda.qcow2'), 'r+');
      const {buffer} = await file.read(Buffer.alloc(1), 0, 1, 500_000);
      await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, 500_000);
      await file.close();
    };
    const before = await readdir(disks);
    await flip();
    const {stdout, stderr, exitCode} = await scene.run('restore', live, '--as', 'web2', '--yes');
    await flip();
    expect([exitCode, stderr]).toEqual([
      1,
      'kvmtop: web2 is not restored: The backup is not as it was made. vda.qcow2 is damaged: its SHA-256 is not that of the backup. All is as it was before.',
    ]);
    expect(stdout).not.toContain('copying');
    expect(await readdir(disks)).toEqual(before);
    expect(await names()).toBe('');
    expect(await scene.tasks()).toEqual([]);
  });

  it('brings it back after all of it was lost', async () => {
    await rm(join(disks, 'data.img'));
    const {stderr, exitCode} = await scene.run('restore', live);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('There is no terminal to ask on')]);
    await restored(scene.to, '--yes');
    await startGuest('web1');
    const {sound, torn, wrong} = await readBack(lab, 'web1');
    expect([wrong, sound.length + torn]).toEqual([[], 32]);
    expect(await diskSum(lab, 'web1', 'vdb')).toBe(rawSum);
    // It is raw again, as the definition says.
    const info = await scene.tool('qemu-img', 'info', '-U', '--output=json', join(disks, 'data.img'));
    expect(JSON.parse(info)).toMatchObject({format: 'raw', 'virtual-size': 8 * 2 ** 20});
    await lab.virsh(['destroy', 'web1']);
  });
});

describe('kvmtop restore of a domain that was off', () => {
  let off: string;
  /** The sums of its disks, and what kvmtop has to bring back. */
  let sums: readonly string[];
  const overlay = () => join(disks, 'overlay.qcow2');

  async function sumsNow(): Promise<readonly string[]> {
    const flat = join(lab.env.HOME ?? '', 'flat');
    const found: string[] = [];
    for (const path of [image, join(disks, 'data.img'), overlay()]) {
      await scene.tool('qemu-img', 'convert', '-O', 'raw', path, flat);
      found.push((await scene.tool('sha256sum', flat)).slice(0, 64));
    }
    return found;
  }

  async function digestOf(...args: readonly string[]): Promise<string> {
    const {stdout} = await scene.run('restore', ...args, '--plan', '--progress', 'json');
    return JSON.parse(stdout).plan.digest;
  }

  beforeAll(async () => {
    const base = join(disks, 'base.img');
    await scene.tool('dd', 'if=/dev/urandom', `of=${base}`, 'bs=1M', 'count=8', 'status=none');
    await scene.tool('qemu-img', 'create', '-q', '-f', 'qcow2', '-b', base, '-F', 'raw', overlay());
    await scene.tool('qemu-io', '-c', 'write -P 7 1M 1M', overlay());
    await lab.virsh(['attach-disk', 'web1', overlay(), 'vdc', '--subdriver', 'qcow2', '--config']);
    sums = await sumsNow();
    off = await backUp();
  });

  async function state() {
    return {sums: await sumsNow(), definition: await lab.virsh(['dumpxml', 'web1']), files: await readdir(disks)};
  }

  it.each(['copying', 'putting in place', 'defining'])(
    'leaves all as it was when it is killed while %s',
    async (phase) => {
      // What is there is another than that of the backup, and everything would be replaced.
      for (const path of [image, overlay()]) await scene.tool('qemu-io', '-f', 'qcow2', '-c', 'write -P 9 0 1M', path);
      await lab.virsh(['setvcpus', 'web1', '2', '--maximum', '--config']);
      const before = await state();
      const digest = await digestOf(off);
      const running = scene.run('restore', off, '--accept', digest);
      const order = ['verifying', 'copying', 'putting in place', 'defining', 'tidying up'];
      let reached = -1;
      let isOver = false;
      void running.then(() => {
        isOver = true;
      });
      while (reached < order.indexOf(phase) && !isOver) {
        const [entry] = await scene.tasks();
        reached = order.indexOf(entry?.phase ?? '');
      }
      running.kill('SIGKILL');
      await running;
      const [entry] = await scene.tasks();
      const {exitCode, stdout} = await scene.run('recover', '--yes');
      expect(exitCode).toBe(0);
      const after = await state();
      expect(await scene.tasks()).toEqual([]);
      // A step can be over before anybody has seen that it began.
      if (entry === undefined || entry.phase === 'tidying up') {
        expect(after.sums).toEqual(sums);
      } else {
        expect(stdout).toMatch(/ended midway, while [\s\S]*(Nothing had been replaced|What was there before is there)/);
        expect(after).toEqual(before);
      }
    },
  );

  it('overwrites only by a plan that was accepted, and is still the same', async () => {
    expect(await scene.run('restore', off, '--yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('It would overwrite what is there, which --yes does not'),
    });
    const digest = await digestOf(off);
    await scene.tool('touch', overlay());
    expect(await scene.run('restore', off, '--accept', digest)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('The plan is not the one that was accepted'),
    });
  });

  it('takes everything back when it is told to end', async () => {
    const before = await state();
    const running = scene.run('restore', off, '--accept', await digestOf(off));
    await until(async () => ((await scene.tasks()).length > 0 ? true : undefined));
    running.kill('SIGTERM');
    expect(await running).toMatchObject({
      exitCode: 143,
      stderr: 'kvmtop: web1 is not restored: It was cancelled. All is as it was before.',
    });
    expect(await state()).toEqual(before);
    expect(await scene.tasks()).toEqual([]);
  });

  it.skipIf(userInfo().uid !== 0)('leaves nothing on a disk that gets full midway', async () => {
    const small = await smallDisk(64);
    try {
      const running = scene.run('restore', off, '--as', 'web2', '--images', small, '--yes');
      await until(async () => ((await scene.tasks()).length > 0 ? true : undefined));
      running.kill('SIGSTOP');
      await scene.tool('dd', 'if=/dev/zero', `of=${join(small, 'filler')}`, 'bs=1M', 'status=none').catch(() => '');
      running.kill('SIGCONT');
      expect(await running).toMatchObject({exitCode: 1, stderr: expect.stringContaining('No space left on device')});
      expect(await readdir(small)).toEqual(['filler']);
      expect(await names()).toBe('web1');
      expect(await scene.tasks()).toEqual([]);
      const full = await scene.run('restore', off, '--as', 'web2', '--images', small, '--plan');
      expect([full.exitCode, full.stdout]).toEqual([
        1,
        expect.stringMatching(/BLOCKS +The file system of .* has less than/),
      ]);
    } finally {
      await execa('umount', [small]);
      await rm(small, {recursive: true});
    }
  });

  it('brings it back, each disk in one image', async () => {
    await forget('web1');
    for (const name of [basename(image), 'data.img', 'overlay.qcow2', 'base.img']) await rm(join(disks, name));
    await restored(off, '--yes');
    expect(await sumsNow()).toEqual(sums);
    await startGuest('web1');
    const seen: string[] = [];
    for (const target of ['vda', 'vdb', 'vdc']) seen.push(await diskSum(lab, 'web1', target));
    expect(seen).toEqual(sums);
    expect((await readBack(lab, 'web1')).wrong).toEqual([]);
  });
});

describe('kvmtop recover', () => {
  it('says that there is nothing to be done', async () => {
    const {stdout, exitCode} = await scene.run('recover');
    expect([exitCode, stdout]).toEqual([0, 'Nothing has ended midway.']);
  });

  it('leaves a backup alone that is under way, and ends what is left of one that was killed', async () => {
    const large = join(disks, 'large.img');
    await scene.tool('dd', 'if=/dev/urandom', `of=${large}`, 'bs=1M', 'count=256', 'status=none');
    await lab.virsh(['attach-disk', 'web1', large, 'vdd', '--subdriver', 'raw', '--live']);
    const running = scene.run('backup', 'web1', '--to', scene.to);
    await scene.slowDown('web1', 'vdd');
    await until(async () => (await scene.tasks()).find(({phase}) => phase === 'copying'));
    const alone = await scene.run('recover', '--yes');
    expect([alone.exitCode, alone.stdout]).toEqual([
      0,
      expect.stringMatching(/^The backup of web1 to .* is under way \(process/),
    ]);
    running.kill('SIGKILL');
    await running;
    expect(await lab.virsh(['domjobinfo', 'web1'])).toMatch(/Operation: +Backup/);
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
    expect(await lab.virsh(['domjobinfo', 'web1'])).toContain('None');
    expect((await scene.found()).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(await scene.tasks()).toEqual([]);
    expect((await lab.virsh(['domstate', 'web1'])).trim()).toBe('running');
  });
});
