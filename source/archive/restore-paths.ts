import {type DefinedDisk, isDrive} from '../xml/disks.ts';
import {safeName} from './backup-name.ts';
import type {BackupDisk, Manifest} from './manifest.ts';
import type {RestoreChoices} from './restore-plan.ts';
import type {Subject} from './restore-subject.ts';

/**
 * Where the copy of a disk goes: as it is called in the definition, or in a folder of choice, or by a name of its own.
 * @param taken where others go
 * @returns undefined of what was no file, without a folder of choice
 */
export function placeOf(
  disk: DefinedDisk,
  {format}: BackupDisk,
  {as, images}: RestoreChoices,
  name: string,
  taken: ReadonlySet<string>,
): string | undefined {
  const path = disk.type === 'file' && disk.path?.startsWith('/') ? disk.path : undefined;
  const folder = images ?? (path === undefined ? undefined : folderOf(path));
  if (folder === undefined) return undefined;
  const extension = path === undefined ? `.${format ?? 'raw'}` : extensionOf(path);
  const own = `${folder}/${safeName(name)}-${disk.target}${extension}`;
  if (as !== undefined && !isDrive(disk)) return own;
  if (path === undefined) return own;
  const same = images === undefined ? path : `${images}/${baseOf(path)}`;
  return taken.has(same) && images !== undefined ? own : same;
}

/**
 * Where the restored domain has the variables of its firmware; undefined when it has none, or in no file.
 * @param home the folder in which libvirt has those of which the definition does not say where they are
 */
export function nvramPath(
  manifest: Manifest,
  {nvram: named, leavesNvram}: Subject,
  {as, images, definitionOnly}: RestoreChoices,
  name: string,
  home: string,
): string | undefined {
  const left = `${home}/${name}_VARS.fd`;
  if (named === undefined) return leavesNvram ? left : undefined;
  // Without a copy of them there is nothing to name, and libvirt makes them by its own rule.
  if (!manifest.nvram || definitionOnly) return as === undefined ? named : left;
  // A folder that is not libvirt's own need not be on this host.
  const folder = images !== undefined && folderOf(named) !== home ? images : folderOf(named);
  return `${folder}/${as === undefined ? baseOf(named) : `${safeName(name)}_VARS${extensionOf(named)}`}`;
}

/** Where the state of its TPM goes, of a domain that keeps its UUID; undefined when there is none. */
export function tpmPath(
  {tpm, domain}: Manifest,
  subject: Subject,
  {definitionOnly}: RestoreChoices,
  home: string,
): string | undefined {
  return tpm && !definitionOnly ? (subject.tpm ?? `${home}/${domain.uuid}`) : undefined;
}

/** The folder of an absolute path. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function extensionOf(path: string): string {
  return /[^/](\.[A-Za-z0-9]{1,8})$/.exec(path)?.[1] ?? '';
}
