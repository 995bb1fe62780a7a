import {isActive} from '../model/domain-state.ts';
import type {DiskSample, Sample} from '../model/sample.ts';

/**
 * Whether a domain's QEMU monitor answered when domstats --nowait wanted it. Recorded with libvirt 9.0 and a stopped QEMU,
 * whose first call hangs and so holds the domain's job, even after its virsh is gone: every further call skips the
 * monitor, and its answer
 * - has of the balloon only current and maximum, where each other active domain has at least its rss as well;
 * - has of the disks only name and path, no requests;
 * - lacks nothing of state, cpu-total, vcpu and interface, which come from /proc and from libvirt itself.
 *
 * So balloon and block are evidence; without them, without the state, or for a shut off domain, there is nothing to
 * hold against the domain. false can also mean that another client's call was at work in that moment.
 */
export function answersMonitor({state, balloon, block}: Sample): boolean {
  if (!isActive(state?.state)) return true;
  if (balloon) return balloon.rssBytes !== undefined || balloon.currentBytes === undefined;
  return !block || !lacksRequests(block);
}

/** An empty drive has no path; a disk that is not local has none either, and is no evidence. */
function lacksRequests(disks: readonly DiskSample[]): boolean {
  return disks.some(({path}) => path !== undefined) && disks.every(({readRequests}) => readRequests === undefined);
}
