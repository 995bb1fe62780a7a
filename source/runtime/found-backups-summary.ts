import {readFile, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import type {FoundBackup} from '../archive/found-backup.ts';
import {type Consistency, type Manifest, manifestName} from '../archive/manifest.ts';

const consistencies: readonly Consistency[] = ['shut off', 'frozen', 'crash-consistent'];

/** What the manifest in a folder says of its backup; undefined when there is none, and so no backup. */
export async function readSummary(folder: string): Promise<FoundBackup | undefined> {
  const path = join(folder, manifestName);
  try {
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!isManifest(manifest)) return unreadable(folder, `${path} is not the manifest of a backup.`);
    const {domain, consistentAt, consistency, files} = manifest;
    const bytes = await Promise.all(files.map((file) => allocated(join(folder, file.path))));
    return {
      folder,
      name: domain.name,
      uuid: domain.uuid,
      status: 'finished',
      wallSeconds: Date.parse(consistentAt) / 1000,
      consistency,
      bytes: bytes.reduce(
        (sum: number | undefined, one) => (sum === undefined || one === undefined ? undefined : sum + one),
        0,
      ),
      reason: bytes.includes(undefined)
        ? 'Files that its manifest names are missing: it cannot be restored.'
        : undefined,
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    return unreadable(folder, `${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** What a file takes on the disk, in bytes; undefined when it is not there. */
async function allocated(path: string): Promise<number | undefined> {
  // POSIX has st_blocks in units of its own, which Linux sets to 512 bytes.
  return stat(path).then(
    ({blocks}) => blocks * 512,
    () => undefined,
  );
}

function unreadable(folder: string, reason: string): FoundBackup {
  const name = basename(folder);
  return {
    folder,
    name,
    uuid: undefined,
    status: 'unreadable',
    wallSeconds: undefined,
    consistency: undefined,
    bytes: undefined,
    reason,
  };
}

/** Whether it has what is told of it here. */
function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const {format, domain, consistentAt, consistency, files} = value as Partial<Manifest>;
  return (
    format === 'kvmtop-backup' &&
    typeof domain?.name === 'string' &&
    typeof domain.uuid === 'string' &&
    typeof consistentAt === 'string' &&
    !Number.isNaN(Date.parse(consistentAt)) &&
    consistency !== undefined &&
    consistencies.includes(consistency) &&
    Array.isArray(files) &&
    files.every((file) => typeof file?.path === 'string')
  );
}
