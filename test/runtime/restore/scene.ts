import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BackupDisk, BackupFile, Manifest} from '../../../source/archive/manifest.ts';

export const uuid = '11111111-2222-3333-4444-555555555555';

/** A host with a backup of web1 on it, all in one folder. */
export interface Scene {
  readonly home: string;
  readonly backup: string;
  readonly images: string;
  readonly domains: string;
  readonly journal: string;
  /** What the backup defines. */
  readonly definition: string;
}

/** Makes a backup of two raw disks, NVRAM and the state of a TPM by hand; nothing of the domain itself is there. */
export async function makeScene(): Promise<Scene> {
  const home = await mkdtemp(join(tmpdir(), 'kvmtop-restore-'));
  const scene = {
    home,
    backup: join(home, 'web1-20261123T140300Z'),
    images: join(home, 'images'),
    domains: join(home, 'domains'),
    journal: join(home, 'journal'),
  };
  for (const folder of [
    scene.backup,
    join(scene.backup, 'tpm/tpm2'),
    scene.images,
    scene.domains,
    join(home, 'lib/swtpm'),
  ]) {
    await mkdir(folder, {recursive: true});
  }
  const definition = definitionIn(scene.images);
  const contents: Readonly<Record<string, string>> = {
    'domain.xml': definition,
    'vda.raw': 'the first disk\n'.repeat(5000),
    'vdb.raw': 'the second disk\n'.repeat(5000),
    'nvram.fd': 'variables',
    'tpm/tpm2/tpm2-00.permall': 'sealed',
  };
  for (const [path, text] of Object.entries(contents)) await writeFile(join(scene.backup, path), text);
  await writeFile(join(scene.backup, 'manifest.json'), JSON.stringify(manifestOf(scene.home, contents)));
  return {...scene, definition};
}

/** Puts other images, variables and another TPM where those of the backup go, and defines the domain otherwise. */
export async function occupy(scene: Scene): Promise<void> {
  await writeFile(join(scene.images, 'vda.img'), 'what was there before');
  await writeFile(join(scene.images, 'web1_VARS.fd'), 'other variables');
  await mkdir(join(scene.home, 'lib/swtpm', uuid));
  await writeFile(join(scene.home, 'lib/swtpm', uuid, 'state'), 'another TPM');
  await writeFile(join(scene.domains, `${uuid}.xml`), scene.definition.replace('<memory>1<', '<memory>2<'));
}

/** All that a restore can change, by path with a sum of its content. */
export async function contentOf({home, images, domains}: Scene): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const folder of [images, domains, join(home, 'lib/swtpm')]) {
    for (const name of await readdir(folder, {recursive: true})) {
      const path = join(folder, name);
      const isFile = (await stat(path)).isFile();
      found[path.slice(home.length + 1)] = isFile ? digest(await readFile(path, 'utf8')) : 'a folder';
    }
  }
  return found;
}

export async function removeScene({home}: Scene): Promise<void> {
  await rm(home, {recursive: true, force: true});
}

function definitionIn(images: string): string {
  const disk = (target: string) =>
    `<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='${images}/${target}.img'/><target dev='${target}'/></disk>`;
  return `<domain type='qemu'>
  <name>web1</name>
  <uuid>${uuid}</uuid>
  <memory>1</memory>
  <os><type>hvm</type><nvram>${images}/web1_VARS.fd</nvram></os>
  <devices>${disk('vda')}${disk('vdb')}<tpm><backend type='emulator' version='2.0'/></tpm></devices>
</domain>
`;
}

function manifestOf(home: string, contents: Readonly<Record<string, string>>): Manifest {
  const disk = (target: string): BackupDisk => ({
    target,
    device: 'disk',
    readOnly: false,
    origin: {
      type: 'file',
      source: join(home, 'images', `${target}.img`),
      format: 'raw',
      chain: [],
      mode: 0o640,
      uid: undefined,
      gid: undefined,
    },
    file: `${target}.raw`,
    format: 'raw',
    virtualBytes: 80_000,
    reason: undefined,
  });
  const roles: readonly (readonly [string, BackupFile['role']])[] = [
    ['domain.xml', 'definition'],
    ['vda.raw', 'disk'],
    ['vdb.raw', 'disk'],
    ['nvram.fd', 'nvram'],
    ['tpm/tpm2/tpm2-00.permall', 'tpm'],
  ];
  return {
    format: 'kvmtop-backup',
    version: 1,
    domain: {name: 'web1', uuid},
    consistentAt: '2026-11-23T14:03:00.000Z',
    finishedAt: '2026-11-23T14:03:05.000Z',
    consistency: 'shut off',
    host: 'host7',
    libvirt: '9.0.0',
    qemu: '7.2.22',
    kvmtop: '0.1.0',
    definition: 'domain.xml',
    disks: ['vda', 'vdb'].map(disk),
    nvram: {file: 'nvram.fd', origin: join(home, 'images/web1_VARS.fd')},
    tpm: {folder: 'tpm', origin: join(home, 'lib/swtpm', uuid)},
    snapshots: [],
    files: roles.map(([path, role]) => {
      const text = contents[path] ?? '';
      return {path, role, bytes: text.length, sha256: digest(text)};
    }),
    notes: [],
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
