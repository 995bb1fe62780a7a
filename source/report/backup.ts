import type {BackupDisk, Manifest} from '../archive/manifest.ts';
import type {Look} from '../format/look.ts';
import {bytes} from '../format/number.ts';
import {safeText} from '../format/safe-text.ts';
import type {JsonValue} from './json.ts';

/** What became of a backup, a line each: where it is, how well it fits together, what was not copied and why. */
export function backupLines(folder: string, manifest: Manifest, look: Look): readonly string[] {
  const {domain, consistency, consistentAt, files, notes} = manifest;
  const size = files.reduce((sum, file) => sum + file.bytes, 0);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  return [
    `${domain.name}: backed up to ${folder}`,
    `  ${consistency} at ${consistentAt}, ${bytes(size, look)} in ${count}`,
    ...notCopied(manifest).map(({target, reason}) => `  ${target} was not copied: ${reason}`),
    ...notes.map((note) => `  ${note}`),
  ].map((line) => safeText(line, look));
}

/** The same as `--progress json` prints it. */
export function backupObject(folder: string, manifest: Manifest): JsonValue {
  const {domain, consistency, consistentAt, files, notes} = manifest;
  return {
    result: {
      ...domain,
      folder,
      consistency,
      consistentAt,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      notCopied: notCopied(manifest).map(({target, reason}) => ({target, reason: reason ?? null})),
      notes,
    },
  };
}

function notCopied({disks}: Manifest): readonly BackupDisk[] {
  return disks.filter(({file}) => file === undefined);
}
