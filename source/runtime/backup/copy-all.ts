import type {Copies, CopyJob} from './copy-job.ts';
import {copyRunning} from './copy-running.ts';
import {copyStill} from './copy-still.ts';

/**
 * Copies a domain, running or not.
 * @throws TaskError, VirshError, Cancelled, an error of the system; then no job of libvirt is left, unless it is LibvirtGone
 */
export async function copyAll(job: CopyJob): Promise<Copies> {
  return job.plans.some(({method}) => method === 'job') ? copyRunning(job) : copyStill(job);
}
