import {readdir, rm, stat} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {basename, join} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {stateFolder} from '../../source/runtime/state-folder.ts';
import {programAsUser} from '../lab/as-user.ts';
import {writeReadable} from '../lab/files.ts';
import {openTerminal} from '../pty/terminal.ts';
import {diskSum} from './restore-guest.ts';
import {type RestoreScene, restoreScene} from './restore-scene.ts';
import {smallDisk, until} from './scene.ts';

let scene: RestoreScene;

beforeAll(async () => {
  scene = await restoreScene('ro');
  await scene.attach(await scene.random('data.img', 8), 'vdb', 'raw');
});
afterAll(() => scene?.lab.down());

describe('kvmtop restore of a domain that was off', () => {
  let off: string;
  /** The sums of its scene.disks, and what kvmtop has to bring back. */
  let sums: readonly string[];
  const overlay = () => join(scene.disks, 'overlay.qcow2');

  async function sumsNow(): Promise<readonly string[]> {
    const flat = join(scene.lab.env.HOME ?? '', 'flat');
    const found: string[] = [];
    for (const path of [scene.image, join(scene.disks, 'data.img'), overlay()]) {
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
    const base = await scene.random('base.img', 8);
    await scene.tool('qemu-img', 'create', '-q', '-f', 'qcow2', '-b', base, '-F', 'raw', overlay());
    await scene.tool('qemu-io', '-c', 'write -P 7 1M 1M', overlay());
    await scene.attach(overlay(), 'vdc', 'qcow2');
    sums = await sumsNow();
    off = await scene.backUp();
  });

  async function state() {
    return {
      sums: await sumsNow(),
      definition: await scene.lab.virsh(['dumpxml', 'web1']),
      files: await readdir(scene.disks),
    };
  }

  it.each(['copying', 'putting in place', 'defining'])(
    'leaves all as it was when it is killed while %s',
    async (phase) => {
      // What is there is another than that of the backup, and everything would be replaced.
      for (const path of [scene.image, overlay()])
        await scene.tool('qemu-io', '-f', 'qcow2', '-c', 'write -P 9 0 1M', path);
      await scene.lab.virsh(['setvcpus', 'web1', '2', '--maximum', '--config']);
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

  it('asks on a terminal, for the name where something is lost', async () => {
    const program = await programAsUser(scene.lab);
    const answered = async (question: string | RegExp, answer: string, ...args: readonly string[]) => {
      const terminal = openTerminal({argv: [...program, 'restore', off, ...args], columns: 200, rows: 50});
      await terminal.waitFor(question);
      terminal.type(`${answer}\r`);
      const {code} = await terminal.exited;
      return [code, terminal.screen().join('\n')];
    };
    const before = await state();
    const word = 'To overwrite what is there, type the name of the domain, web1:';
    expect(await answered(word, 'y')).toEqual([1, expect.stringContaining('Nothing was restored.')]);
    expect(await answered('Restore it? [Y/n]', 'n', '--as', 'web2')).toEqual([
      1,
      expect.stringContaining('Nothing was restored.'),
    ]);
    expect(await state()).toEqual(before);
    expect(await answered(word, 'web1')).toEqual([0, expect.stringContaining('web1 is restored.')]);
    expect(await sumsNow()).toEqual(sums);
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

  it('takes a copy back that libvirt knows already', async () => {
    await scene.restored(off, '--as', 'web2', '--yes');
    const uuid = (await scene.lab.virsh(['domuuid', 'web2'])).trim();
    const path = join(scene.disks, 'web2-vda.qcow2');
    const {dev, ino} = await stat(path);
    // What the journal holds of a process that is no more when it has just defined the copy.
    const entry = {
      id: 'dead',
      task: 'restore',
      domain: {name: 'web2', uuid},
      folder: off,
      pid: 1,
      pidStart: 'long ago',
      startedAt: new Date().toISOString(),
      phase: 'defining',
      undo: [
        {undo: 'take out', path, id: `${dev}:${ino}`},
        {undo: 'define', uuid, previous: null, folder: join(scene.lab.env.HOME ?? '', 'gone')},
      ],
    };
    const journal = join(stateFolder(scene.lab.env), 'tasks', 'dead.json');
    await writeReadable(journal, JSON.stringify(entry));
    const {exitCode, stdout} = await scene.run('recover', '--yes');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('What was there before is there again.')]);
    expect(await scene.names()).toEqual(['web1']);
    expect(await readdir(scene.disks)).not.toContain('web2-vda.qcow2');
    expect(await scene.tasks()).toEqual([]);
    for (const name of ['web2-vdb.img', 'web2-vdc.qcow2']) await rm(join(scene.disks, name));
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
      expect(await scene.names()).toEqual(['web1']);
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
    await scene.forget('web1');
    for (const name of [basename(scene.image), 'data.img', 'overlay.qcow2', 'base.img'])
      await rm(join(scene.disks, name));
    await scene.restored(off, '--yes');
    expect(await sumsNow()).toEqual(sums);
    await scene.start('web1');
    const seen: string[] = [];
    for (const target of ['vda', 'vdb', 'vdc']) seen.push(await diskSum(scene.lab, 'web1', target));
    expect(seen).toEqual(sums);
  });
});
