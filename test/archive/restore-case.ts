import type {BackupDisk, Manifest} from '../../source/archive/manifest.ts';
import type {RestoreChoices} from '../../source/archive/restore-plan.ts';
import type {FolderFact, HostDomain, PathFact, Surroundings} from '../../source/archive/restore-surroundings.ts';
import {type RestoreWork, wishOf, workOf} from '../../source/archive/restore-work.ts';

export const uuid = '11111111-2222-3333-4444-555555555555';
const images = '/var/lib/libvirt/images';

export const definition = `<domain type='kvm'>
  <name>web1</name>
  <uuid>${uuid}</uuid>
  <!-- kept -->
  <memory unit='KiB'>131072</memory>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
    <nvram>/var/lib/libvirt/qemu/nvram/web1_VARS.fd</nvram>
  </os>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='${images}/web1.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='${images}/data.qcow2'/>
      <backingStore type='file'>
        <format type='qcow2'/>
        <source file='${images}/base.qcow2'/>
      </backingStore>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'>
      <source file='/srv/iso/debian.iso'/>
      <target dev='sda' bus='sata'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:AA:bb:cc'/>
      <source network='default'/>
    </interface>
  </devices>
</domain>
`;

const origin = {format: undefined, chain: [], mode: 0o600, uid: 64055, gid: 64055};

export const disks: readonly BackupDisk[] = [
  {
    target: 'vda',
    device: 'disk',
    readOnly: false,
    origin: {...origin, type: 'file', source: `${images}/web1.img`},
    file: 'vda.qcow2',
    format: 'qcow2',
    virtualBytes: 2 ** 30,
    reason: undefined,
  },
  {
    target: 'vdb',
    device: 'disk',
    readOnly: false,
    origin: {...origin, type: 'file', source: `${images}/data.qcow2`, chain: [`${images}/base.qcow2`]},
    file: 'vdb.qcow2',
    format: 'qcow2',
    virtualBytes: 2 ** 31,
    reason: undefined,
  },
  {
    target: 'sda',
    device: 'cdrom',
    readOnly: true,
    origin: {...origin, type: 'file', source: '/srv/iso/debian.iso'},
    file: undefined,
    format: undefined,
    virtualBytes: undefined,
    reason: 'It is a medium.',
  },
];

const sha256 = '0'.repeat(64);

export const manifest: Manifest = {
  format: 'kvmtop-backup',
  version: 1,
  domain: {name: 'web1', uuid},
  consistentAt: '2026-11-23T14:03:00.000Z',
  finishedAt: '2026-11-23T14:05:00.000Z',
  consistency: 'frozen',
  host: 'host7',
  libvirt: '9.0.0',
  qemu: '7.2.22',
  kvmtop: '0.1.0',
  definition: 'domain.xml',
  disks,
  nvram: {file: 'nvram.fd', origin: '/var/lib/libvirt/qemu/nvram/web1_VARS.fd'},
  tpm: undefined,
  snapshots: [],
  files: [
    {path: 'domain.xml', role: 'definition', bytes: 2000, sha256},
    {path: 'vda.qcow2', role: 'disk', bytes: 300 * 2 ** 20, sha256},
    {path: 'vdb.qcow2', role: 'disk', bytes: 100 * 2 ** 20, sha256},
    {path: 'nvram.fd', role: 'nvram', bytes: 2 ** 19, sha256},
  ],
  notes: [],
};

export function fileFact(real: string, id = real): PathFact {
  return {real, id, kind: 'file', bytes: 5 * 2 ** 20, changedMs: 1000};
}

export function domain(values: Partial<HostDomain>): HostDomain {
  return {
    name: 'other',
    uuid: 'u-other',
    active: false,
    macs: [],
    claims: [],
    images: [],
    remotes: [],
    managedSave: false,
    snapshots: [],
    ...values,
  };
}

export function folderAt(real: string, values: Partial<FolderFact> = {}): FolderFact {
  return {real, writable: true, fileSystem: '1', freeBytes: 2 ** 40, ...values};
}

/** A host on which the domain was, and nothing of it is left. */
export const emptyHost: Surroundings = {
  domains: [],
  paths: new Map([['/usr/bin/qemu-system-x86_64', fileFact('/usr/bin/qemu-system-x86_64')]]),
  folders: new Map(
    [images, '/var/lib/libvirt/qemu/nvram', '/srv/new'].map((folder) => [folder, folderAt(folder)] as const),
  ),
  networks: ['default'],
  pools: [],
  volumes: new Map(),
  secrets: [],
  machineFault: undefined,
  missingBases: new Map(),
  copies: new Map([
    ['vda.qcow2', {allocatedBytes: 200 * 2 ** 20, base: undefined}],
    ['vdb.qcow2', {allocatedBytes: 90 * 2 ** 20, base: undefined}],
  ]),
  qemuImg: true,
};

const homes = {nvram: '/var/lib/libvirt/qemu/nvram', tpm: '/var/lib/libvirt/swtpm'};

export interface Example {
  readonly choices?: Partial<RestoreChoices>;
  readonly manifest?: Partial<Manifest>;
  readonly text?: string;
  readonly around?: Partial<Surroundings>;
  /** Further paths that are there. */
  readonly there?: readonly string[];
}

export function workFor({choices, manifest: changes, text = definition, around, there = []}: Example): RestoreWork {
  const chosen = {as: undefined, images: undefined, definitionOnly: false, ...choices};
  const wish = wishOf('/backups/web1', {...manifest, ...changes}, text, chosen, homes);
  if (wish === undefined) throw new Error('The definition of the example is none.');
  const paths = new Map([...emptyHost.paths, ...there.map((path) => [path, fileFact(path)] as const)]);
  return workOf(wish, {...emptyHost, paths, ...around});
}

/** The problems of an example, each as its level and its text. */
export function problemsOf(example: Example): readonly string[] {
  return workFor(example).plan.problems.map(({level, text}) => `${level}: ${text}`);
}
