import {stat} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';
import type {Identity} from '../../model/domain.ts';
import {parseDomstate} from '../../virsh/parse/backup.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {TaskError} from '../tasks/task-error.ts';
import {askMs} from './subject.ts';

/** How often is looked, in milliseconds. */
const everyMs = 1000;

/**
 * Does a work on images that must not change meanwhile. It is ended as soon as the domain is seen to be started, and
 * counts for nothing if one of the images is another, or has been written to, afterwards.
 * @param work gets a signal that ends it
 * @throws TaskError when the images did not stay as they were; what the work throws otherwise
 */
export async function whileStill(
  virsh: Virsh,
  {name, uuid}: Identity,
  paths: readonly string[],
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const isStarted = async () => {
    const text = await virsh.ask(['domstate', '--domain', uuid], askMs).catch(() => 'shut off');
    return !['shut off', 'crashed'].includes(parseDomstate(text).state);
  };
  const started = new AbortController();
  const over = new AbortController();
  const before = await marksOf(paths);
  const watching = (async () => {
    while (!over.signal.aborted) {
      if (await isStarted()) started.abort();
      await pause(everyMs, undefined, {signal: over.signal}).catch(() => undefined);
    }
  })();
  const fault = new TaskError(
    `${name} was started while its images were copied, and has changed them: back it up again; a running domain is copied by libvirt.`,
  );
  try {
    await work(AbortSignal.any([signal, started.signal]));
  } catch (error) {
    throw started.signal.aborted && !signal.aborted ? fault : error;
  } finally {
    over.abort();
    await watching;
  }
  if (started.signal.aborted || (await isStarted())) throw fault;
  const after = await marksOf(paths);
  const changed = paths.find((path) => before.get(path) !== after.get(path));
  if (changed === undefined) return;
  throw new TaskError(
    `${changed} was changed while it was copied: somebody else uses it. Back it up when nobody does.`,
  );
}

/** What tells a file that was written to, by path; a device has no such mark. */
async function marksOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const marks = await Promise.all(
    paths.map(async (path) => {
      const {dev, ino, size, mtimeNs} = await stat(path, {bigint: true});
      return [path, `${dev} ${ino} ${size} ${mtimeNs}`] as const;
    }),
  );
  return new Map(marks);
}
