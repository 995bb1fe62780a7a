import {open, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {RestoreUndo} from '../../source/runtime/restore/undo.ts';
import {stateFolder} from '../../source/runtime/state-folder.ts';
import {writeReadable} from '../lab/files.ts';
import {type BelongingsScene, belongingsScene, sumOf} from './belongings-scene.ts';
import {makeZoo, type Zoo} from './zoo.ts';

let scene: BelongingsScene;

beforeAll(async () => {
  scene = await belongingsScene('bl');
});
afterAll(() => scene?.lab.down());

const own = () => join(scene.lab.env.XDG_CONFIG_HOME ?? '', 'libvirt/qemu');
const varsOf = (name: string) => join(own(), 'nvram', `${name}_VARS.fd`);
const uuidOf = async (name: string) => (await scene.lab.virsh(['domuuid', name])).trim();
const tpmOf = async (name: string) => join(own(), 'swtpm', await uuidOf(name), 'tpm2/tpm2-00.permall');
const sumsOf = async (name: string) => [await sumOf(varsOf(name)), await sumOf(await tpmOf(name))];

/** Has kvmtop take a step of a restore back, as of one that was killed after it. */
async function takenBack(name: string, step: RestoreUndo & {readonly uuid: string}): Promise<void> {
  const domain = {name, uuid: step.uuid};
  const past = {pid: 1, pidStart: 'another boot', startedAt: new Date(0).toISOString(), phase: 'defining'};
  const entry = {...past, id: 'left', task: 'restore', domain, folder: scene.to, undo: [step]};
  const text = join(scene.home, 'left.json');
  await writeReadable(text, JSON.stringify(entry));
  await scene.tool('cp', text, join(stateFolder(scene.lab.env), 'tasks/left.json'));
  const {stdout, exitCode} = await scene.run('recover', '--yes');
  expect(stdout).toContain('What was there before is there again.');
  expect([exitCode, await scene.tasks()]).toEqual([0, []]);
}

describe('a domain with UEFI and a TPM', () => {
  const name = "it's <fw>";
  let folder: string;
  let uuid: string;
  let sums: readonly string[];

  beforeAll(async () => {
    const tpm = "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>";
    await scene.define("it's &lt;fw&gt;", tpm, {attributes: " firmware='efi'"});
    await scene.tryOut(name);
    uuid = await uuidOf(name);
    // libvirt has chosen the file, and does not tell where it is now that the domain is off.
    const vars = await open(varsOf(name), 'r+');
    await vars.write('mark', 500_000);
    await vars.close();
    sums = await sumsOf(name);
    folder = await scene.backUp(name);
  });

  it('gets its variables and the state of its TPM back', async () => {
    await scene.lab.virsh(['undefine', name, '--nvram', '--tpm']);
    expect(await readdir(join(own(), 'swtpm'))).not.toContain(uuid);
    const said = await scene.restored(folder);
    expect(said).toContain(`Copy nvram to ${varsOf(name)}`);
    expect(await sumsOf(name)).toEqual(sums);
    await scene.tryOut(name);
    expect(await sumsOf(name)).toEqual(sums);
  });

  it('has them as a copy at places of its own', async () => {
    await scene.restored(folder, '--as', 'fw 2');
    await scene.tryOut('fw 2');
    expect(await sumsOf('fw 2')).toEqual(sums);
    expect(await uuidOf('fw 2')).not.toBe(uuid);
    expect(await readdir(join(own(), 'nvram'))).toEqual(['fw 2_VARS.fd', `${name}_VARS.fd`]);
    expect(await sumsOf(name)).toEqual(sums);
  });

  it('keeps the state of the TPM that was there when a restore of its definition is taken back', async () => {
    await scene.lab.virsh(['undefine', name, '--keep-nvram', '--keep-tpm']);
    await scene.restored(folder, '--definition-only');
    await takenBack(name, {undo: 'define', uuid, previous: null, folder: join(scene.home, 'none')});
    expect(await scene.lab.virsh(['list', '--all', '--uuid'])).not.toContain(uuid);
    expect(await readdir(join(own(), 'swtpm'))).toContain(uuid);
    expect(await sumOf(varsOf(name))).toBe(sums[0]);
  });
});

it('brings a transient domain back with the firmware that libvirt had chosen for it', async () => {
  const asked = "<firmware><feature enabled='no' name='secure-boot'/></firmware>";
  await scene.define('passing', '', {attributes: " firmware='efi'", inner: asked});
  await scene.lab.virsh(['start', 'passing', '--paused']);
  await scene.lab.virsh(['undefine', 'passing', '--keep-nvram']);
  const folder = await scene.backUp('passing');
  await scene.lab.virsh(['destroy', 'passing']);
  await rm(varsOf('passing'));
  await scene.restored(folder);
  await scene.tryOut('passing');
  expect(await scene.lab.virsh(['dumpxml', 'passing'])).toContain(varsOf('passing'));
});

it('brings back the snapshots that there were, and which is the current one', async () => {
  const image = join(scene.home, 's.qcow2');
  await scene.tool('qemu-img', 'create', '-q', '-f', 'qcow2', image, '4M');
  const disk = `<disk type='file'><driver name='qemu' type='qcow2'/><source file='${image}'/><target dev='vda'/></disk>`;
  await scene.define('snap', disk);
  for (const [index, snapshot] of ['one', 'two', 'three'].entries()) {
    await scene.tool('qemu-io', '-c', `write -P ${index + 1} 0 1M`, image);
    await scene.lab.virsh(['snapshot-create-as', 'snap', snapshot]);
  }
  await scene.lab.virsh(['snapshot-revert', 'snap', 'two']);
  const tree = () => scene.lab.virsh(['snapshot-list', 'snap', '--tree']);
  const before = await tree();
  const folder = await scene.backUp('snap');
  await scene.lab.virsh(['undefine', 'snap', '--snapshots-metadata']);
  await rm(image);
  await scene.restored(folder);
  expect(await tree()).toBe(before);
  expect((await scene.lab.virsh(['snapshot-current', 'snap', '--name'])).trim()).toBe('two');

  // A later snapshot, whose data are not in what is restored, is forgotten, until that is taken back.
  await scene.lab.virsh(['snapshot-create-as', 'snap', 'four']);
  const text = await scene.lab.virsh(['snapshot-dumpxml', 'snap', 'four']);
  const {stdout} = await scene.run('restore', folder, '--plan', '--progress', 'json');
  await scene.run('restore', folder, '--accept', JSON.parse(stdout).plan.digest);
  expect(await tree()).toBe(before);
  const uuid = await uuidOf('snap');
  const none = join(scene.home, 'none');
  await takenBack('snap', {undo: 'tell of snapshot', uuid, name: 'four', text, isCurrent: true, folder: none});
  expect((await scene.lab.virsh(['snapshot-current', 'snap', '--name'])).trim()).toBe('four');

  await scene.lab.virsh(['snapshot-revert', 'snap', 'one']);
  expect(await scene.tool('qemu-io', '-c', 'read -P 1 0 1M', image)).not.toContain('failed');
});

describe('a domain with disks of each kind', () => {
  let zoo: Zoo;

  beforeAll(async () => {
    zoo = await makeZoo(scene);
  });
  afterAll(() => zoo?.end());

  it('gets them all back, as it was running and as it was off', async () => {
    const {lab} = scene;
    await lab.virsh(['start', 'zoo', '--paused']);
    const running = await scene.backUp('zoo', '--media');
    await lab.virsh(['destroy', 'zoo']);
    const off = await scene.backUp('zoo', '--media');
    const said = (await scene.manifest(off)).notes.join('\n');
    expect(said).toContain(`The copy of vdc is encrypted with the secret ${zoo.secret} of libvirt`);
    expect(said).toContain(`${zoo.home}/pool, which is shared with the guest as share, is not in the backup.`);
    await lab.virsh(['undefine', 'zoo']);
    await zoo.end();
    for (const [folder, vdc] of [
      [running, 'plain'],
      [off, 'encrypted'],
    ] as const) {
      const to = join(zoo.home, vdc);
      await scene.tool('mkdir', to);
      for (const name of await readdir(zoo.home)) {
        if (/\.(qcow2|img|iso|raw)$/.test(name)) await rm(join(zoo.home, name));
      }
      await scene.restored(folder, '--images', to);
      expect(await zoo.seenIn(to, vdc)).toEqual(zoo.seen);
      await scene.tryOut('zoo');
      await lab.virsh(['undefine', 'zoo']);
    }
  });
});
