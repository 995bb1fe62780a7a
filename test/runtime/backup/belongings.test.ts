import {mkdir, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {copyNvram} from '../../../source/runtime/backup/nvram.ts';
import {writeSnapshots} from '../../../source/runtime/backup/snapshots.ts';
import type {BackupSubject} from '../../../source/runtime/backup/subject.ts';
import {copyTpm} from '../../../source/runtime/backup/tpm.ts';
import {failed, fakeVirsh} from './fake-virsh.ts';

const never = new AbortController().signal;
const virsh = fakeVirsh({uri: 'qemu:///session\n'});
let home: string;
let folder: string;

function subject(tpm: string): BackupSubject {
  return {
    identity: {name: 'web1', uuid: 'u1'},
    running: false,
    state: 'shut off',
    stateReason: undefined,
    persistent: true,
    managedSave: false,
    definition: `<domain><name>web1</name><devices>${tpm}</devices></domain>`,
    live: undefined,
    agent: 'none',
    sources: [],
  };
}

const ownerOf = async (path: string) => {
  const {mode, uid, gid} = await stat(path);
  return {mode: mode & 0o7777, uid, gid};
};

const emulated = subject("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>");

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  folder = join(home, 'backup');
  await mkdir(folder);
  vi.stubEnv('XDG_CONFIG_HOME', home);
  // For root, the session is the system.
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(home, {recursive: true});
});

it('copies what an emulated TPM keeps', async () => {
  const origin = join(home, 'libvirt/qemu/swtpm/u1');
  await mkdir(join(origin, 'tpm2'), {recursive: true});
  await writeFile(join(origin, 'tpm2/tpm2-00.permall'), 'state');
  expect(await copyTpm(virsh, emulated, folder, never)).toEqual({
    kept: {folder: 'tpm', origin},
    files: [{path: 'tpm/tpm2/tpm2-00.permall', role: 'tpm'}],
    notes: [],
  });
  expect(await readFile(join(folder, 'tpm/tpm2/tpm2-00.permall'), 'utf8')).toBe('state');
});

it.each([
  ['no TPM', subject(''), []],
  ['one that was never started', emulated, [expect.stringContaining('no state of its TPM yet')]],
  [
    'one of the host',
    subject("<tpm><backend type='passthrough'/></tpm>"),
    [expect.stringContaining('cannot be copied')],
  ],
])('has nothing of %s', async (_, which, notes) => {
  expect(await copyTpm(virsh, which, folder, never)).toEqual({kept: undefined, files: [], notes});
});

it('copies the variables of the firmware, where there are any', async () => {
  const origin = join(home, 'vars.fd');
  const uefi = {...subject(''), definition: `<domain><name>web1</name><os><nvram>${origin}</nvram></os></domain>`};
  expect(await copyNvram(virsh, uefi, folder, never)).toMatchObject({
    kept: undefined,
    notes: [expect.stringContaining(origin)],
  });
  await writeFile(origin, 'vars');
  expect(await copyNvram(virsh, uefi, folder, never)).toEqual({
    kept: {file: 'nvram.fd', origin, ...(await ownerOf(origin))},
    files: [{path: 'nvram.fd', role: 'nvram'}],
    notes: [],
  });
  expect(await readFile(join(folder, 'nvram.fd'), 'utf8')).toBe('vars');
  expect((await copyNvram(virsh, subject(''), folder, never)).kept).toBeUndefined();
});

it('finds the variables of the firmware where libvirt has them by itself', async () => {
  const uefi = (os: string) => ({...subject(''), definition: `<domain><name>web1</name>${os}</domain>`});
  const origin = join(home, 'libvirt/qemu/nvram/web1_VARS.fd');
  await mkdir(dirname(origin), {recursive: true});
  await writeFile(origin, 'vars');
  const kept = async (os: string) => (await copyNvram(virsh, uefi(os), folder, never)).kept;
  expect(await kept("<os firmware='efi'/>")).toMatchObject({file: 'nvram.fd', origin});
  expect(await kept("<os firmware='efi'><nvram template='/t'/></os>")).toMatchObject({file: 'nvram.fd', origin});
  expect(await kept("<os firmware='bios'/>")).toBeUndefined();
  expect(await kept("<os firmware='efi'><loader stateless='yes'/></os>")).toBeUndefined();
});

it('says that variables of the firmware which are in no file are not copied', async () => {
  const os = "<os firmware='efi'><nvram type='block'><source dev='/dev/vg/vars'/></nvram></os>";
  const {kept, notes} = await copyNvram(
    virsh,
    {...subject(''), definition: `<domain><name>web1</name>${os}</domain>`},
    folder,
    never,
  );
  expect([kept, notes]).toEqual([undefined, [expect.stringContaining('are in no file, and are not copied')]]);
});

it('writes down snapshots, and which of them libvirt can be told of again', async () => {
  const disk = (kind: string) => `<disks><disk name='vda' snapshot='${kind}'/></disks>`;
  const texts: Record<string, string> = {
    one: `<domainsnapshot><name>one</name>${disk('internal')}</domainsnapshot>`,
    two: `<domainsnapshot><name>two</name><parent><name>one</name></parent>${disk('external')}</domainsnapshot>`,
    three: `<domainsnapshot><name>three</name><parent><name>two</name></parent>${disk('internal')}</domainsnapshot>`,
  };
  const telling = fakeVirsh({'snapshot-list': 'one\ntwo\nthree\na line\nbreak\n\n', 'snapshot-current': 'three\n'});
  const ask: typeof telling.ask = async (argv, timeoutMs) => {
    if (argv[0] !== 'snapshot-dumpxml') return telling.ask(argv, timeoutMs);
    const text = texts[argv[argv.indexOf('--snapshotname') + 1] ?? ''];
    if (text === undefined) throw failed;
    return text;
  };
  const {kept, notes} = await writeSnapshots({...telling, ask}, subject(''), folder, true);
  expect(kept.map(({name, restorable, isCurrent}) => [name, restorable, isCurrent])).toEqual([
    ['one', true, false],
    ['two', false, false],
    ['three', false, true],
  ]);
  expect(notes).toEqual([
    expect.stringMatching(/not in the backup.*: two, three\.$/),
    'libvirt does not tell of these snapshots: a line, break.',
  ]);
});
