import type {DefinedDisk} from '../xml/disks.ts';
import type {BackupDisk, Manifest} from './manifest.ts';
import type {RestoreChoices} from './restore-plan.ts';

/** A file of a backup, and where it goes. */
export interface Placement {
  readonly role: 'disk' | 'nvram';
  /** vda, nvram */
  readonly name: string;
  /** Its path within the folder of the backup. */
  readonly from: string;
  /** Absolute, as the definition names it. */
  readonly to: string;
  /** The size of the copy, and what the guest sees of it. */
  readonly bytes: number;
  readonly virtualBytes: number | undefined;
  /** The format of the copy, and the one that it becomes. */
  readonly format: string;
  readonly becomes: string;
  readonly mode: number | undefined;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/** The copy of a disk, and the image that it becomes. */
export function diskPlacement(
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

/** What goes where the firmware keeps its variables; undefined when there is nothing, or no such place. */
export function nvramPlacement(
  manifest: Manifest,
  {definitionOnly}: RestoreChoices,
  to: string | undefined,
): Placement | undefined {
  if (!manifest.nvram || definitionOnly || !to?.startsWith('/')) return undefined;
  const {file: from, mode, uid, gid} = manifest.nvram;
  const bytes = bytesOf(manifest, from);
  return {
    role: 'nvram',
    name: 'nvram',
    from,
    to,
    bytes,
    virtualBytes: undefined,
    format: 'raw',
    becomes: 'raw',
    mode: numberOr(mode),
    uid: numberOr(uid),
    gid: numberOr(gid),
  };
}

/** The manifest is foreign text, and nothing has looked at these in it. */
function numberOr(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

function bytesOf({files}: Manifest, path: string): number {
  return files.find((file) => file.path === path)?.bytes ?? 0;
}
