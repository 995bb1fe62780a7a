import type {Part} from '../../archive/progress.ts';
import {copyDisk} from './copy-disk.ts';
import type {CopyJob} from './copy-job.ts';

/** Copies what is not copied by libvirt's job. @throws TaskError, Cancelled */
export async function copyPlain({plans, folder, report, signal}: CopyJob): Promise<void> {
  const own = plans.filter(({method}) => method === 'copy' || method === 'convert');
  const parts = new Map(
    own.map(({source: {disk}, bytes}): [string, Part] => [
      disk.target,
      {name: disk.target, doneBytes: 0, totalBytes: bytes},
    ]),
  );
  for (const plan of own) {
    await copyDisk(
      plan,
      folder,
      (part) => {
        parts.set(part.name, part);
        report([...parts.values()]);
      },
      signal,
    );
  }
}
