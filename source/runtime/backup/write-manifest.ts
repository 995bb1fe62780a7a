import {open} from 'node:fs/promises';
import {join} from 'node:path';
import type {DiskPlan} from '../../archive/backup-plan.ts';
import {leftOut, secretNotes} from '../../archive/left-out.ts';
import {type BackupDisk, type BackupFile, type Manifest, manifestName} from '../../archive/manifest.ts';
import type {HostIdentity} from '../../model/host.ts';
import {disksOf} from '../../xml/disks.ts';
import type {Copies} from './copy-job.ts';
import type {BackupSubject} from './subject.ts';

/** All that a manifest is made of. */
export interface Made {
  readonly host: HostIdentity;
  /** The version of this program. */
  readonly version: string;
  readonly subject: BackupSubject;
  readonly plans: readonly DiskPlan[];
  readonly copies: Copies;
  readonly files: readonly BackupFile[];
}

export function manifestOf({host, version, subject, plans, copies, files}: Made): Manifest {
  const {belongings, consistency, consistentAt, notes} = copies;
  const {name, uuid} = subject.identity;
  return {
    format: 'kvmtop-backup',
    version: 1,
    domain: {name, uuid},
    consistentAt: new Date(consistentAt).toISOString(),
    finishedAt: new Date().toISOString(),
    consistency,
    host: host.hostname ?? '',
    libvirt: host.libvirtVersion,
    qemu: host.hypervisorVersion,
    kvmtop: version,
    definition: belongings.definition,
    disks: plans.map(diskOf),
    nvram: belongings.nvram,
    tpm: belongings.tpm,
    snapshots: belongings.snapshots,
    files,
    notes: [
      ...notes,
      ...plans.flatMap((plan) => notesOf(plan, subject.running)),
      ...belongings.notes,
      ...domainNotes(subject),
    ],
  };
}

function diskOf({source: {disk, image, capacityBytes}, method, file, format, reason}: DiskPlan): BackupDisk {
  const known = image !== undefined && !('fault' in image) ? image : undefined;
  return {
    target: disk.target,
    device: deviceOf(disk.device),
    readOnly: disk.readOnly,
    origin: {
      type: disk.source === undefined ? undefined : disk.type,
      source: disk.path ?? disk.source,
      format: disk.format,
      chain: known?.chain ?? disk.chain,
      mode: known?.mode,
      uid: known?.uid,
      gid: known?.gid,
    },
    file,
    format,
    isPlain: method === 'job' && disk.isWrapped,
    virtualBytes: known?.virtualBytes ?? capacityBytes,
    reason,
  };
}

function deviceOf(device: string): BackupDisk['device'] {
  return device === 'cdrom' || device === 'floppy' || device === 'lun' ? device : 'disk';
}

function notesOf({source: {disk, where}, method, file}: DiskPlan, running: boolean): readonly string[] {
  const {target} = disk;
  return [
    ...(method === 'job' && disk.isWrapped
      ? [`The copy of ${target} holds the data that QEMU sees of its image: plain, if that is encrypted.`]
      : []),
    ...(method === 'copy' || method === 'convert' ? secretNotes(disk) : []),
    ...(file !== undefined && disk.shareable
      ? [`Others share ${target}: what they write is in no order with this domain.`]
      : []),
    ...(running && where === 'defined' && method !== 'none'
      ? [`${target} is of the next start, and was copied as it lay there.`]
      : []),
  ];
}

function domainNotes({persistent, sources, definition}: BackupSubject): readonly string[] {
  const defined = new Set(disksOf(definition).map(({target}) => target));
  const attached = sources.filter(({disk, where}) => where === 'live' && !defined.has(disk.target));
  return [
    ...(persistent
      ? []
      : ['The domain is transient: its definition is what it ran with, and restored it is persistent.']),
    ...leftOut(definition),
    ...attached.map(
      ({disk}) => `${disk.target} is attached until the next stop only: the definition does not name it.`,
    ),
  ];
}

/** Writes the manifest, which makes a folder a backup, onto the disk. @throws an error of the system */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(join(folder, manifestName), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
