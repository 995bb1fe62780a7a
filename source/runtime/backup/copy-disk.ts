import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import type {DiskPlan, ImageFacts} from '../../archive/backup-plan.ts';
import type {Part} from '../../archive/progress.ts';
import {runTool} from '../tasks/tool.ts';

/** How often is looked how much is there, in milliseconds. */
const everyMs = 250;

/**
 * Copies an image that nobody writes to: as it is, with holes where there are zeros and without a copy where the file
 * system can share the data; or all that it and those beneath it hold as one image.
 * @throws TaskError, Cancelled
 */
export async function copyDisk(
  {source, method, file, format, bytes: totalBytes}: DiskPlan,
  folder: string,
  report: (part: Part) => void,
  signal: AbortSignal,
): Promise<void> {
  const {image, disk} = source;
  if (file === undefined || image === undefined || 'fault' in image) return;
  const to = join(folder, file);
  const tell = (share: number) =>
    report({name: disk.target, doneBytes: Math.min(totalBytes, Math.round(share * totalBytes)), totalBytes});
  tell(0);
  if (method === 'copy') await copyFile(image, to, tell, signal);
  else await convert(image, format ?? 'qcow2', to, tell, signal);
  tell(1);
}

type Tell = (share: number) => void;

async function copyFile({path, allocatedBytes}: ImageFacts, to: string, tell: Tell, signal: AbortSignal) {
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      const {blocks} = await stat(to).catch(() => ({blocks: 0}));
      tell(allocatedBytes === 0 ? 1 : Math.min(1, (blocks * 512) / allocatedBytes));
      await pause(everyMs, undefined, {signal: over.signal}).catch(() => undefined);
    }
  })();
  try {
    await runTool('cp', ['--reflink=auto', '--sparse=always', '--', path, to], {signal});
  } finally {
    over.abort();
    await watching;
  }
}

async function convert({path, format: from}: ImageFacts, to: string, target: string, tell: Tell, signal: AbortSignal) {
  // -U, or a guest that is started meanwhile would not get its own image; that it was started is found out otherwise.
  await runTool('qemu-img', ['convert', '-U', '-p', '-f', from, '-O', to, '--', path, target], {
    signal,
    onOutput: (text) => {
      const percent = [...text.matchAll(/\((\d+\.\d+)\/100%\)/g)].at(-1)?.[1];
      if (percent !== undefined) tell(Number(percent) / 100);
    },
  });
}
