import type {BackupFile, Manifest} from './manifest.ts';

/** Reads a manifest, or says why it is none. No path in it leads out of the folder of the backup. */
export function parseManifest(text: string): Manifest | {readonly fault: string} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {fault: 'The manifest is no JSON: it was cut off or changed.'};
  }
  if (!isRecord(value) || value.format !== 'kvmtop-backup')
    return {fault: 'It is not the manifest of a backup by kvmtop.'};
  if (value.version !== 1) {
    return {fault: `The manifest is of version ${String(value.version)}: a newer kvmtop has made it, use that one.`};
  }
  const missing = Object.entries(shape).find(([name, fits]) => !fits(value[name]));
  if (missing) return {fault: `The manifest has no usable "${missing[0]}": it was changed.`};
  const manifest = value as unknown as Manifest;
  const stray = pathsOf(manifest).find((path) => !isInner(path));
  if (stray !== undefined)
    return {fault: `The manifest names a file that is not in its folder: ${JSON.stringify(stray)}.`};
  const listed = new Set(manifest.files.map(({path}) => path));
  const unlisted = namedBy(manifest).find((path) => !listed.has(path));
  return unlisted === undefined ? manifest : {fault: `The manifest has no checksum of ${JSON.stringify(unlisted)}.`};
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isSize = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (fits: (value: Readonly<Record<string, unknown>>) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every((each) => isRecord(each) && fits(each));
const orNothing = (fits: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || value === null || fits(value);

const roles: ReadonlySet<unknown> = new Set<BackupFile['role']>(['definition', 'disk', 'nvram', 'tpm', 'snapshot']);
const consistencies: ReadonlySet<unknown> = new Set(['shut off', 'frozen', 'crash-consistent']);

/** What each part must be, as far as it is relied on. */
const shape: Readonly<Record<string, (value: unknown) => boolean>> = {
  domain: (value) => isRecord(value) && isText(value.name) && isText(value.uuid),
  consistentAt: isText,
  finishedAt: isText,
  consistency: (value) => consistencies.has(value),
  host: isText,
  kvmtop: isText,
  definition: isText,
  disks: listOf(
    ({target, device, origin, file, format, isPlain, virtualBytes}) =>
      isText(target) &&
      isText(device) &&
      isRecord(origin) &&
      Array.isArray(origin.chain) &&
      origin.chain.every(isText) &&
      orNothing(isText)(origin.source) &&
      orNothing(isText)(file) &&
      orNothing(isText)(format) &&
      orNothing(isFlag)(isPlain) &&
      orNothing(isSize)(virtualBytes),
  ),
  nvram: orNothing((value) => isRecord(value) && isText(value.file) && isText(value.origin)),
  tpm: orNothing((value) => isRecord(value) && isText(value.folder) && isText(value.origin)),
  snapshots: listOf(
    ({name, file, restorable, isCurrent}) =>
      isText(name) && isText(file) && isFlag(restorable) && orNothing(isFlag)(isCurrent),
  ),
  files: listOf(
    ({path, role, bytes, sha256}) =>
      isText(path) && roles.has(role) && isSize(bytes) && isText(sha256) && /^[0-9a-f]{64}$/.test(sha256),
  ),
  notes: (value) => Array.isArray(value) && value.every(isText),
};

/** The files that it speaks of beside the list of all. */
function namedBy({definition, disks, nvram, snapshots}: Manifest): readonly string[] {
  return [definition, ...disks.map(({file}) => file), nvram?.file, ...snapshots.map(({file}) => file)].filter(isText);
}

function pathsOf(manifest: Manifest): readonly string[] {
  const {files, tpm} = manifest;
  return [...namedBy(manifest), ...files.map(({path}) => path), ...(tpm ? [tpm.folder] : [])];
}

/** Whether a path stays in the folder that it is relative to. */
function isInner(path: string): boolean {
  return path !== '' && !path.includes('\0') && path.split('/').every((part) => !['', '.', '..'].includes(part));
}
