import {setTimeout as pause} from 'node:timers/promises';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {TaskError, throwIfCancelled} from '../tasks/task-error.ts';
import {tryTool} from '../tasks/tool.ts';
import {patiently} from './libvirt-gone.ts';
import {askMs} from './subject.ts';

/** How often is looked, and how long at most, in milliseconds. */
const limits = {every: 100, whole: 30_000} as const;

/** The number of a running domain, which is another one after its next start. @throws VirshError */
export async function numberOf(virsh: Virsh, uuid: string): Promise<string> {
  return (await patiently(() => virsh.ask(['domid', '--domain', uuid], askMs))).trim();
}

/**
 * Waits until QEMU has closed the copies of a job that is completed, and makes sure that it has lived to do so. It writes
 * down where the data are in a qcow2 image as late as that, and libvirt calls the job completed before: the copy of a
 * QEMU that was killed in between is sound, and has holes (libvirt 9.0, QEMU 7.2).
 * @param number that of the domain when the job was begun
 * @throws TaskError when the copies are not whole, Cancelled, VirshError
 */
export async function untilClosed(
  virsh: Virsh,
  uuid: string,
  number: string,
  paths: readonly string[],
  signal: AbortSignal,
  everyMs: number = limits.every,
): Promise<void> {
  const until = performance.now() + limits.whole;
  for (const path of paths) {
    for (;;) {
      throwIfCancelled(signal);
      // It takes the lock that QEMU holds on an image that it writes to.
      const {exitCode, stderr} = await tryTool('qemu-img', ['info', '-f', 'qcow2', '--', path], {signal});
      if (exitCode === 0 || !stderr.includes('lock')) break;
      if (performance.now() > until) throw new TaskError(`QEMU does not let go of the copy ${path}: ${stderr.trim()}`);
      await pause(everyMs);
    }
  }
  // It is a QEMU that lives which has let go of them, if it still answers: libvirt may not know yet that it is dead.
  const answer = await patiently(() => orUndefined(virsh.ask(['domblkerror', '--domain', uuid], askMs)));
  if (answer !== undefined && (await numberOf(virsh, uuid)) === number) return;
  throw new TaskError('The guest was switched off before its copies were closed: back it up again, as it is now.');
}
