import {lstat} from 'node:fs/promises';
import {join} from 'node:path';
import {type BackupFile, type Manifest, manifestName} from '../../archive/manifest.ts';
import type {Part} from '../../archive/progress.ts';
import {isSystemError, sentenceOf} from '../tasks/task-error.ts';
import {digestOf} from './digest.ts';
import {filesBelow} from './folder.ts';
import {checkImage} from './image.ts';
import {readManifest} from './read-manifest.ts';

/** What a backup was found to be. */
export interface Verified {
  /** undefined where it cannot be read. */
  readonly manifest: Manifest | undefined;
  /** What is wrong with it, a sentence each, with the file that it is about; none when it can be restored. */
  readonly faults: readonly string[];
}

/**
 * Compares a backup with its manifest: every file is there, as large as it was, holds what it held, and is a sound image;
 * and there is none that the manifest does not know.
 * @throws Cancelled
 */
export async function verifyBackup(
  folder: string,
  report: (parts: readonly Part[]) => void,
  signal: AbortSignal,
): Promise<Verified> {
  const manifest = await readManifest(folder);
  if ('fault' in manifest) return {manifest: undefined, faults: [manifest.fault]};
  const parts = new Map<string, Part>(
    manifest.files.map(({path, bytes}) => [path, {name: path, doneBytes: 0, totalBytes: bytes}]),
  );
  const faults: string[] = [];
  for (const file of manifest.files) {
    const tell = (doneBytes: number) => {
      parts.set(file.path, {name: file.path, doneBytes, totalBytes: file.bytes});
      report([...parts.values()]);
    };
    const fault = await fileFault(folder, file, manifest, tell, signal).catch(systemSentence);
    if (fault !== undefined) faults.push(fault);
    tell(file.bytes);
  }
  return {
    manifest,
    faults: [...faults, ...(await strangers(folder, manifest).catch((error: unknown) => [systemSentence(error)]))],
  };
}

/** An error of the system is a fault of the backup; any other is thrown on. */
function systemSentence(error: unknown): string {
  if (isSystemError(error)) return sentenceOf(error);
  throw error;
}

async function fileFault(
  folder: string,
  {path, bytes, sha256}: BackupFile,
  {disks}: Manifest,
  tell: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  const full = join(folder, path);
  const found = await lstat(full).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return `${path} is missing.`;
  if (!found.isFile()) return `${path} is no plain file.`;
  if (found.size !== bytes) return `${path} has ${found.size} bytes instead of ${bytes}.`;
  const digest = await digestOf(full, signal, tell);
  if (digest.sha256 !== sha256) return `${path} is damaged: its SHA-256 is not that of the backup.`;
  const format = disks.find(({file}) => file === path)?.format;
  const fault = format === undefined ? undefined : await checkImage(full, format, signal);
  return fault === undefined ? undefined : `${path} cannot be used: ${fault}.`;
}

async function strangers(folder: string, {files}: Manifest): Promise<readonly string[]> {
  const known = new Set([manifestName, ...files.map(({path}) => path)]);
  const found = await filesBelow(folder);
  return found.filter((path) => !known.has(path)).map((path) => `${path} does not belong to the backup.`);
}
