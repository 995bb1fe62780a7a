import {chmod, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {DiskPlan} from '../../archive/backup-plan.ts';
import type {BackupFile} from '../../archive/manifest.ts';
import type {Part} from '../../archive/progress.ts';
import {TaskError} from '../tasks/task-error.ts';
import {digestOf} from './digest.ts';
import {sync} from './folder.ts';
import {checkImage} from './image.ts';
import type {Copied} from './kept-part.ts';

/**
 * Puts all files of a backup on the disk, reads them back and sums them up.
 * @throws TaskError when a copy is no sound image, Cancelled, an error of the system
 */
export async function digestAll(
  plans: readonly DiskPlan[],
  others: readonly Copied[],
  folder: string,
  report: (parts: readonly Part[]) => void,
  signal: AbortSignal,
): Promise<readonly BackupFile[]> {
  const disks = plans.flatMap(({file, format, source: {disk}}) =>
    file === undefined ? [] : [{path: file, role: 'disk' as const, format, target: disk.target}],
  );
  for (const {path, format, target} of disks) {
    const fault = await checkImage(join(folder, path), format ?? 'raw', signal);
    if (fault !== undefined) throw new TaskError(`The copy of ${target} cannot be used: ${fault}.`);
  }
  const copied: readonly Copied[] = [...others, ...disks.map(({path, role}) => ({path, role}))];
  const parts = new Map<string, Part>();
  for (const {path} of copied) {
    const {size} = await stat(join(folder, path));
    parts.set(path, {name: path, doneBytes: 0, totalBytes: size});
  }
  const files: BackupFile[] = [];
  for (const {path, role} of copied) {
    const full = join(folder, path);
    await chmodOwn(full);
    await sync(full);
    const {bytes, sha256} = await digestOf(full, signal, (doneBytes) => {
      parts.set(path, {name: path, doneBytes, totalBytes: parts.get(path)?.totalBytes});
      report([...parts.values()]);
    });
    files.push({path, role, bytes, sha256});
  }
  return files;
}

/** For its owner alone; a file of somebody else stays as libvirt made it. */
async function chmodOwn(path: string): Promise<void> {
  const {uid} = await stat(path);
  if (uid === process.getuid?.() || process.getuid?.() === 0) await chmod(path, 0o600);
}
