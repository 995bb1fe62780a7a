import {chmod, chown, open, stat} from 'node:fs/promises';
import type {Placement} from '../../archive/restore-placement.ts';
import {sync} from '../backup/folder.ts';
import {runTool} from '../tasks/tool.ts';

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Hears how much of the copy is on the disk, in bytes without holes. */
  readonly onBytes: (bytes: number) => void;
}

/** How often it is looked how far a copy is, in milliseconds. */
const lookMs = 200;

/**
 * Makes of a file of the backup the one that the definition speaks of, in its format, with its holes, and written to the
 * disk when it resolves. It shares blocks with the backup where the file system can.
 * @param source an absolute path, as the target
 * @throws TaskError, Cancelled or an error of the system; what was made is left
 */
export async function copyImage(
  source: string,
  target: string,
  {format, becomes, mode, uid, gid}: Placement,
  {signal, onBytes}: CopyOptions,
): Promise<void> {
  // Nobody else may read it while it grows.
  await (await open(target, 'wx', 0o600)).close();
  const timer = setInterval(() => {
    void stat(target).then(
      ({blocks}) => onBytes(blocks * 512),
      () => undefined,
    );
  }, lookMs);
  try {
    if (format === becomes) {
      await runTool('cp', ['--reflink=auto', '--sparse=always', '--', source, target], {signal});
    } else {
      await runTool('qemu-img', ['convert', '-f', format, '-O', becomes, source, target], {signal});
    }
  } finally {
    clearInterval(timer);
  }
  await sync(target);
  if (mode !== undefined) await chmod(target, mode & 0o777);
  // Only root can give files away; libvirt gives an image to its QEMU by itself.
  if (uid !== undefined && gid !== undefined) await chown(target, uid, gid).catch(() => undefined);
}
