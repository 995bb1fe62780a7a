import type {DefinedDisk} from '../xml/disks.ts';
import {safeName} from './backup-name.ts';
import type {BackupDisk, Manifest} from './manifest.ts';
import type {Placement} from './restore-placement.ts';
import type {RestoreChoices} from './restore-plan.ts';
import type {Subject} from './restore-subject.ts';
import type {Surroundings} from './restore-surroundings.ts';

/**
 * What becomes of a disk of the definition. none: an empty drive; placed: its copy is put in place; kept: what is there
 * is not to be changed and stays, although there is a copy; expected: the backup has no copy, its image must be there;
 * emptied: its medium is gone; elsewhere: it is nothing that this host could look for; homeless: there is a copy, and no
 * place for it; a medium that is on no disk of this host is not homeless, but left where it is.
 */
export type DiskFate = {readonly disk: DefinedDisk} & (
  | {readonly fate: 'none'}
  | {readonly fate: 'elsewhere'; readonly reason: string | undefined}
  | {readonly fate: 'placed'; readonly placement: Placement; readonly unlessThere: boolean; readonly isPlain: boolean}
  | {readonly fate: 'kept' | 'emptied'; readonly path: string}
  | {readonly fate: 'expected'; readonly path: string; readonly reason: string | undefined}
  | {readonly fate: 'homeless'; readonly origin: string}
);

/** What the definition and the choices mean for each disk, before anybody has looked at the host. */
export function fatesOf(
  manifest: Manifest,
  subject: Subject,
  choices: RestoreChoices,
  name: string,
): readonly DiskFate[] {
  const taken = new Set<string>();
  return subject.disks.map((disk) => {
    const backup = manifest.disks.find(({target}) => target === disk.target);
    const copy = choices.definitionOnly ? undefined : backup?.file;
    if (!backup || !copy) return absent(disk, backup);
    const to = placeOf(disk, backup, choices, name, taken);
    if (to === undefined && isMedium(disk))
      return absent(disk, {...backup, reason: `Its copy stays in the backup (${copy}).`});
    if (to === undefined) return {disk, fate: 'homeless', origin: backup.origin.source ?? disk.source ?? 'nowhere'};
    taken.add(to);
    const placement = placementOf(manifest, disk, backup, copy, to);
    const isPlain = backup.isPlain === true;
    return {disk, fate: 'placed', placement, unlessThere: isMedium(disk) || backup.readOnly, isPlain};
  });
}

/** What becomes of the disks once it is known what is there. */
export function settled(
  fates: readonly DiskFate[],
  {paths, volumes}: Pick<Surroundings, 'paths' | 'volumes'>,
): readonly DiskFate[] {
  return fates.map((fate): DiskFate => {
    const {disk} = fate;
    const {path = disk.type === 'volume' ? volumes.get(disk.source ?? '') : undefined} = disk;
    const isThere = path !== undefined && paths.has(path);
    if (fate.fate === 'placed' && fate.unlessThere && isThere) return {disk, fate: 'kept', path};
    if (fate.fate === 'elsewhere' && path !== undefined) return {disk, fate: 'expected', path, reason: fate.reason};
    if (fate.fate === 'expected' && isMedium(disk) && !isThere) return {disk, fate: 'emptied', path: fate.path};
    return fate;
  });
}

/** A drive that is of use without what is in it. */
export function isMedium({device}: DefinedDisk): boolean {
  return device === 'cdrom' || device === 'floppy';
}

function absent(disk: DefinedDisk, backup: BackupDisk | undefined): DiskFate {
  if (disk.source === undefined) return {disk, fate: 'none'};
  if (!disk.path?.startsWith('/')) return {disk, fate: 'elsewhere', reason: backup?.reason};
  return {disk, fate: 'expected', path: disk.path, reason: backup?.reason};
}

function placementOf(
  manifest: Manifest,
  disk: DefinedDisk,
  {format, origin, virtualBytes, isPlain}: BackupDisk,
  from: string,
  to: string,
): Placement {
  const kept = format ?? 'raw';
  const mode = numberOr(origin.mode);
  return {
    role: 'disk',
    name: disk.target,
    from,
    to,
    bytes: bytesOf(manifest, from),
    virtualBytes,
    format: kept,
    // libvirt takes an image for raw of which the definition does not say what it is.
    becomes: disk.type === 'file' ? (disk.format ?? 'raw') : kept,
    // What was encrypted can have been for everybody's eyes.
    mode: isPlain && mode !== undefined ? mode & 0o600 : mode,
    uid: numberOr(origin.uid),
    gid: numberOr(origin.gid),
  };
}

/**
 * Where the restored domain has the variables of its firmware; undefined when it has none, or in no file.
 * @param home the folder in which libvirt has those of which the definition does not say where they are
 */
export function nvramPath(
  {nvram: named, leavesNvram}: Subject,
  {as, definitionOnly}: RestoreChoices,
  name: string,
  home: string,
): string | undefined {
  const left = `${home}/${name}_VARS.fd`;
  if (named === undefined) return leavesNvram ? left : undefined;
  if (as === undefined) return named;
  // Without a copy of them there is nothing to name, and libvirt makes them by its own rule.
  return definitionOnly ? left : `${folderOf(named)}/${safeName(name)}_VARS${extensionOf(named)}`;
}

/** What goes where the firmware keeps its variables; undefined when there is nothing, or no such place. */
export function nvramPlacement(
  manifest: Manifest,
  {definitionOnly}: RestoreChoices,
  to: string | undefined,
): Placement | undefined {
  if (!manifest.nvram || definitionOnly || !to?.startsWith('/')) return undefined;
  const from = manifest.nvram.file;
  const bytes = bytesOf(manifest, from);
  const recorded = {mode: undefined, uid: undefined, gid: undefined};
  return {
    role: 'nvram',
    name: 'nvram',
    from,
    to,
    bytes,
    virtualBytes: undefined,
    format: 'raw',
    becomes: 'raw',
    ...recorded,
  };
}

/** As it is called in the definition, or in a folder of choice, or by a name of the copy's own. */
function placeOf(
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
  if (as !== undefined && !isMedium(disk)) return own;
  if (path === undefined) return own;
  const same = images === undefined ? path : `${images}/${baseOf(path)}`;
  return taken.has(same) && images !== undefined ? own : same;
}

/** The manifest is foreign text, and nothing has looked at these in it. */
function numberOr(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

function bytesOf({files}: Manifest, path: string): number {
  return files.find((file) => file.path === path)?.bytes ?? 0;
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
