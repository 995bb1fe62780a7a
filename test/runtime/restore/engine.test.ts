import {mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {carryOut, HalfRestored} from '../../../source/runtime/restore/engine.ts';
import {plannedRestore, planRestore} from '../../../source/runtime/restore/plan-restore.ts';
import {readTasks, recoverTask} from '../../../source/runtime/restore/recover.ts';
import {beginTask} from '../../../source/runtime/tasks/journal.ts';
import {TaskError} from '../../../source/runtime/tasks/task-error.ts';
import {fileVirsh, type Refusal} from './file-virsh.ts';
import {contentOf, makeScene, occupy, removeScene, type Scene, uuid} from './scene.ts';

const choices = {as: undefined, images: undefined, definitionOnly: false};
let scene: Scene;

beforeEach(async () => {
  scene = await makeScene();
});

afterEach(() => removeScene(scene));

interface Disturbance {
  readonly refuse?: Refusal;
  /** Is called when this stage begins. */
  readonly on?: readonly [stage: string, act: (end: AbortController) => void];
  readonly lookAgain?: () => Promise<void>;
  readonly keep?: (definition: string) => Promise<void>;
  /** The domains that run. */
  readonly active?: readonly string[];
}

const nothing = async () => undefined;

async function restore({refuse, on, lookAgain = nothing, keep = nothing, active}: Disturbance = {}): Promise<void> {
  const virsh = fileVirsh(scene.domains, refuse, active);
  const {work} = await plannedRestore(virsh, scene.backup, choices);
  const domain = {name: 'web1', uuid};
  const record = await beginTask({task: 'restore', domain, folder: scene.backup, uri: undefined}, scene.journal);
  const end = new AbortController();
  await carryOut(work, scene.backup, {
    virsh,
    uuid,
    record,
    signal: end.signal,
    tell: (stage) => on?.[0] === stage && on[1](end),
    verify: async () => undefined,
    lookAgain,
    keep,
  });
}

describe('a restore', () => {
  it('puts all in its place, with the modes that were recorded', async () => {
    await restore();
    const read = (...path: readonly string[]) => readFile(join(scene.home, ...path), 'utf8');
    expect(await read('images/vda.img')).toBe('the first disk\n'.repeat(5000));
    expect((await stat(join(scene.images, 'vda.img'))).mode & 0o777).toBe(0o640);
    expect(await read('images/vdb.img')).toBe('the second disk\n'.repeat(5000));
    expect(await read('images/web1_VARS.fd')).toBe('variables');
    expect(await read('lib/swtpm', uuid, 'tpm2/tpm2-00.permall')).toBe('sealed');
    // libvirt gives what is inside to the user of the emulator, and leaves the folder itself as it is.
    const modeOf = async (path: string) => (await stat(join(scene.home, 'lib/swtpm', uuid, path))).mode & 0o777;
    expect([await modeOf('.'), await modeOf('tpm2'), await modeOf('tpm2/tpm2-00.permall')]).toEqual([
      0o711, 0o700, 0o600,
    ]);
    expect(await read('domains', `${uuid}.xml`)).toBe(scene.definition);
    expect(await readTasks(scene.journal)).toEqual({live: [], dead: []});
  });

  it('keeps the definition that it replaces, and none where there was none', async () => {
    const kept: string[] = [];
    const keep = async (text: string) => void kept.push(text);
    await restore({keep});
    expect(kept).toEqual([]);
    const before = scene.definition.replace('<memory>1<', '<memory>2<');
    await writeFile(join(scene.domains, `${uuid}.xml`), before);
    await restore({keep});
    expect(kept).toEqual([before]);
  });

  it.each<[string, Disturbance, string]>([
    [
      'libvirt refuses the definition',
      {refuse: ([word]) => (word === 'define' ? 'It is refused' : undefined)},
      'It is refused',
    ],
    ['it is told to end while it copies', {on: ['copying', (end) => end.abort()]}, 'It was cancelled.'],
    ['it is told to end while it puts in place', {on: ['putting in place', (end) => end.abort()]}, 'It was cancelled.'],
    [
      'the host has changed meanwhile',
      {lookAgain: async () => Promise.reject(new TaskError('It has changed.'))},
      'It has changed.',
    ],
    [
      'the definition that it replaces cannot be kept',
      {keep: async () => Promise.reject(new TaskError('It cannot be kept.'))},
      'It cannot be kept.',
    ],
  ])('leaves all as it was when %s', async (_, disturbance, message) => {
    await occupy(scene);
    // The definition of before is defined again, and that is not refused.
    let refusals = 0;
    const refuse: Refusal = (argv) => {
      const refused = refusals > 0 ? undefined : disturbance.refuse?.(argv);
      if (refused !== undefined) refusals += 1;
      return refused;
    };
    const before = await contentOf(scene);
    await expect(restore({...disturbance, refuse})).rejects.toThrow(message);
    expect(await contentOf(scene)).toEqual(before);
    expect(await readTasks(scene.journal)).toEqual({live: [], dead: []});
  });

  it('keeps in the journal what could not be taken back, for recover', async () => {
    await occupy(scene);
    const before = await contentOf(scene);
    const refuse: Refusal = ([word]) => (word === 'define' ? 'libvirt is away' : undefined);
    await expect(restore({refuse})).rejects.toThrow(HalfRestored);
    const {live} = await readTasks(scene.journal);
    expect(live).toHaveLength(1);
    for (const entry of live) {
      const recovered = await recoverTask(fileVirsh(scene.domains), entry, scene.journal);
      expect(recovered).toEqual({isRight: true, text: 'What was there before is there again.'});
    }
    expect(await contentOf(scene)).toEqual(before);
  });

  it.each<[string, (active: string[]) => Disturbance, string]>([
    [
      'is told to end when it was started on what is restored',
      (active) => ({
        refuse([word]) {
          if (word === 'define') active.push(uuid);
          return active.length > 0 ? 'It is refused' : undefined;
        },
      }),
      'It is refused. web1 has been started on what was restored and is running: kvmtop recover --keep keeps it so',
    ],
    [
      'is at its end when it was started on what was replaced',
      (active) => ({on: ['putting in place', () => active.push(uuid)]}),
      'web1 was started while its images were replaced. web1 has been started',
    ],
  ])('takes no image away from under a domain: it %s', async (_, disturb, message) => {
    await occupy(scene);
    const before = Object.values(await contentOf(scene));
    const active: string[] = [];
    await expect(restore({...disturb(active), active})).rejects.toThrow(message);
    const now = Object.entries(await contentOf(scene));
    // All of them are there, what was restored and what was replaced.
    expect(now.filter(([path]) => path.endsWith('.before')).every(([, sum]) => before.includes(sum))).toBe(true);
    expect(now.length).toBeGreaterThan(before.length);
    expect((await readTasks(scene.journal)).live).toHaveLength(1);
  });

  it('does not take what somebody else has put there meanwhile', async () => {
    await occupy(scene);
    const image = join(scene.images, 'vda.img');
    const refuse: Refusal = ([word]) => (word === 'define' ? 'libvirt is away' : undefined);
    await expect(restore({refuse})).rejects.toThrow(HalfRestored);
    // As if vda had been taken out, but not moved back yet.
    const [entry] = (await readTasks(scene.journal)).live;
    const moved = join(scene.images, 'vda.img.kvmtop-x.before');
    await writeFile(moved, 'of before');
    await writeFile(image, 'of somebody else');
    const undo = [{undo: 'move back', path: image, before: moved}];
    const recovered = entry && (await recoverTask(fileVirsh(scene.domains), {...entry, undo}, scene.journal));
    expect(recovered).toEqual({isRight: false, text: expect.stringContaining(`There is something else at ${image}`)});
    expect(await readFile(image, 'utf8')).toBe('of somebody else');
  });
});

describe('planRestore', () => {
  const plan = (folder: string) => planRestore(fileVirsh(scene.domains), folder, choices);

  it('takes the folder above when there is one backup in it', async () => {
    expect(await plan(scene.home)).toMatchObject({
      folder: scene.backup,
      name: 'web1',
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    await mkdir(join(scene.home, 'web1-2'));
    await writeFile(join(scene.home, 'web1-2/manifest.json'), '{}');
    expect(await plan(scene.home)).toEqual({
      error: expect.stringMatching(/holds 2 backups: name one of them, such as .*web1-20261123T140300Z\.$/),
    });
    expect(await plan(join(scene.home, 'images'))).toEqual({error: expect.stringContaining('is no backup')});
    expect(await plan(join(scene.home, 'nowhere'))).toEqual({error: expect.stringContaining('There is no folder')});
  });

  it('gives the same digest for the same host, and another one for another', async () => {
    const [first, second] = [await plan(scene.backup), await plan(scene.backup)];
    expect(first).toEqual(second);
    await occupy(scene);
    expect(await plan(scene.backup)).not.toMatchObject({digest: 'digest' in first ? first.digest : ''});
  });

  it.each<[string, (manifest: Record<string, unknown>) => void, string]>([
    ['of a newer kvmtop', (manifest) => Object.assign(manifest, {version: 2}), 'a newer kvmtop has made it'],
    [
      'that leads out of its folder',
      (manifest) => Object.assign(manifest, {definition: '../domains/x.xml'}),
      'not in its folder',
    ],
    [
      'of another domain',
      (manifest) => Object.assign(manifest, {domain: {name: 'web1', uuid: 'x'}}),
      'of another domain than the definition',
    ],
  ])('refuses a manifest %s', async (_, change, sentence) => {
    const path = join(scene.backup, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    change(manifest);
    await writeFile(path, JSON.stringify(manifest));
    expect(await plan(scene.backup)).toEqual({error: expect.stringContaining(sentence)});
  });

  it('refuses a copy that is a link out of the folder', async () => {
    const path = join(scene.backup, 'stolen');
    await symlink('/etc/passwd', path);
    const manifest = join(scene.backup, 'manifest.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('vda.raw', 'stolen'));
    expect(await plan(scene.backup)).toEqual({error: expect.stringContaining('outside of the backup')});
  });

  it('refuses a copy that rests on a file of the host', async () => {
    const header = Buffer.alloc(104 + 11);
    header.writeUInt32BE(0x51_46_49_fb, 0);
    header.writeUInt32BE(3, 4);
    header.writeBigUInt64BE(104n, 8);
    header.writeUInt32BE(11, 16);
    header.write('/etc/shadow', 104);
    await writeFile(join(scene.backup, 'vda.raw'), header);
    const fault = {level: 'blocks', text: 'The copy of vda is not whole: it rests on /etc/shadow. It is not restored.'};
    // What a guest has written to a raw disk is nobody's business.
    expect(await plan(scene.backup)).toMatchObject({problems: expect.not.arrayContaining([fault])});
    const path = join(scene.backup, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    manifest.disks[0].format = 'qcow2';
    await writeFile(path, JSON.stringify(manifest));
    expect(await plan(scene.backup)).toMatchObject({problems: expect.arrayContaining([fault])});
  });
});

it('recovers a backup that was killed: its folder goes, unless it had been finished', async () => {
  const [partial, finished] = ['a.partial', 'b.partial'].map((name) => join(scene.home, name));
  await mkdir(partial ?? '');
  await mkdir(join(scene.home, 'b'));
  await writeFile(join(scene.home, 'b/manifest.json'), '{}');
  for (const folder of [partial ?? '', finished ?? '']) {
    const {entry} = await beginTask(
      {task: 'backup', domain: {name: 'web1', uuid}, folder, uri: undefined, phase: 'copying'},
      scene.journal,
    );
    const {text, isRight} = await recoverTask(fileVirsh(scene.domains), entry, scene.journal);
    expect([isRight, text]).toEqual([
      true,
      folder === partial ? 'What it had copied is removed.' : `It had been finished: ${join(scene.home, 'b')}.`,
    ]);
  }
  expect(await readdir(scene.home)).toEqual(expect.not.arrayContaining(['a.partial']));
  expect(await readdir(scene.home)).toContain('b');
  expect(await readTasks(scene.journal)).toEqual({live: [], dead: []});
});

it('removes nothing of a backup that had no folder of its own yet but an empty one', async () => {
  const folders = ['empty.partial', 'full.partial'].map((name) => join(scene.home, name));
  for (const folder of folders) {
    await mkdir(folder);
    if (folder.endsWith('full.partial')) await writeFile(join(folder, 'domain.xml'), '');
    const begun = {task: 'backup', domain: {name: 'web1', uuid}, folder, uri: undefined} as const;
    const {entry} = await beginTask(begun, scene.journal);
    const text = 'Nothing had been copied.';
    expect(await recoverTask(fileVirsh(scene.domains), entry, scene.journal)).toEqual({isRight: true, text});
  }
  expect(await readdir(scene.home)).toEqual(expect.not.arrayContaining(['empty.partial']));
  expect(await readdir(scene.home)).toContain('full.partial');
});
