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

/** A backup that was read again, with what is wrong with it, a sentence each. */
interface Verified {
  readonly manifest: Manifest | undefined;
  readonly faults: readonly string[];
}

/** Whether a backup is as it was made: one line, and one more for each fault behind the first. */
export function verifiedLines(folder: string, {manifest, faults}: Verified, look: Look): readonly string[] {
  const [fault, ...more] = faults;
  const name =
    manifest === undefined ? '' : ` of ${manifest.domain.name}, ${manifest.consistency} at ${manifest.consistentAt}`;
  const lines =
    fault === undefined
      ? [`fine    ${folder}${name}`]
      : [`FAULTY  ${folder}: ${fault}`, ...more.map((each) => `        ${each}`)];
  return lines.map((line) => safeText(line, look));
}

/** The same as `--progress json` prints it. */
export function verifiedObject(folder: string, {manifest, faults}: Verified): JsonValue {
  return {result: {...manifest?.domain, folder, faults}};
}

function notCopied({disks}: Manifest): readonly BackupDisk[] {
  return disks.filter(({file}) => file === undefined);
}
