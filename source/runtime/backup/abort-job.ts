import {setTimeout as pause} from 'node:timers/promises';
import {VirshError} from '../../virsh/errors.ts';
import {parseBackupJob} from '../../virsh/parse/backup.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {isSilence} from './libvirt-gone.ts';

/** How long each question may take, how often and how long the end of the job is waited for; milliseconds. */
const limits = {ask: 10_000, every: 100, whole: 30_000} as const;

/**
 * Ends the backup job of a domain, with which libvirt removes the files that it has made, and waits until it is over.
 * @throws VirshError when libvirt cannot say that it is
 */
export async function abortJob(virsh: Virsh, uuid: string): Promise<void> {
  const until = performance.now() + limits.whole;
  let failure: VirshError | undefined;
  while (await isBackingUp(virsh, uuid)) {
    if (performance.now() > until) {
      const advice = `Try virsh domjobabort ${uuid}`;
      throw failure ?? new VirshError('timeout', 'The backup job did not end', ['domjobabort'], advice);
    }
    failure = await virsh.ask(['domjobabort', '--domain', uuid], limits.ask).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof VirshError) return error;
        throw error;
      },
    );
    await pause(limits.every);
  }
}

/** @throws VirshError when libvirt does not answer */
async function isBackingUp(virsh: Virsh, uuid: string): Promise<boolean> {
  try {
    const {type, operation} = parseBackupJob(await virsh.ask(['domjobinfo', '--domain', uuid], limits.ask));
    return type !== 'None' && (operation === undefined || operation === 'Backup');
  } catch (error) {
    // A domain that is off has no job.
    if (error instanceof VirshError && !isSilence(error)) return false;
    throw error;
  }
}
