import {setTimeout as pause} from 'node:timers/promises';
import {VirshError} from '../../virsh/errors.ts';
import {TaskError} from '../tasks/task-error.ts';

/** libvirt is away, and nobody knows how what it has begun is: nothing of it can be put in order now. */
export class LibvirtGone extends TaskError {}

/** So long libvirt may be away, as it is while it is started again, in milliseconds. */
export const awayMs = 60_000;

const everyMs = 500;

/** Whether libvirt could not be asked, which says nothing about the domain. */
export function isSilence(error: unknown): error is VirshError {
  return error instanceof VirshError && ['connection', 'timeout', 'denied', 'missing'].includes(error.kind);
}

/** Asks again while libvirt is away, for a bounded time. @throws what the last try has thrown */
export async function patiently<T>(ask: () => Promise<T>, mostMs: number = awayMs): Promise<T> {
  for (const until = performance.now() + mostMs; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (!isSilence(error) || performance.now() > until) throw error;
      await pause(everyMs);
    }
  }
}
