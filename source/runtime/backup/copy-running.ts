import {join} from 'node:path';
import {backupXml} from '../../archive/backup-xml.ts';
import {sentenceOf, throwIfCancelled} from '../tasks/task-error.ts';
import {abortJob} from './abort-job.ts';
import {beginJob} from './begin-job.ts';
import {copyBelongings} from './belongings.ts';
import {numberOf, untilClosed} from './closed.ts';
import type {Copies, CopyJob} from './copy-job.ts';
import {copyPlain} from './copy-plain.ts';
import {followBackup} from './follow-backup.ts';
import {LibvirtGone, patiently} from './libvirt-gone.ts';

/**
 * Copies a running domain: by libvirt's job what it writes to, and before that what it only reads.
 * @throws as copyAll does
 */
export async function copyRunning(job: CopyJob): Promise<Copies> {
  const {virsh, subject, plans, folder, record, report, signal} = job;
  const {uuid} = subject.identity;
  const freezing = freezeReason(job);
  await copyPlain(job);
  await record.update({phase: 'freezing'});
  throwIfCancelled(signal);
  const beginning = {xml: backupXml(plans, folder), folder, freeze: freezing === undefined};
  const number = await numberOf(virsh, uuid);
  const begun = await beginJob(virsh, uuid, beginning, signal);
  const now = Date.now();
  try {
    await record.update({phase: 'copying'});
    const belongings = await patiently(() => copyBelongings(virsh, subject, folder, false, signal));
    const jobs = plans.filter(({method}) => method === 'job');
    const disks = jobs.map(({source: {disk}, file = '', bytes}) => ({
      target: disk.target,
      file: join(folder, file),
      totalBytes: bytes || undefined,
    }));
    const at = await followBackup(virsh, uuid, disks, report, signal);
    const files = jobs.flatMap(({file}) => (file === undefined ? [] : [join(folder, file)]));
    await untilClosed(virsh, uuid, number, files, signal);
    const reason = freezing ?? begun.reason;
    return {
      belongings,
      consistency: begun.frozen ? 'frozen' : 'crash-consistent',
      consistentAt: at ?? now,
      notes: begun.frozen || reason === undefined ? [] : [`Its file systems were not frozen: ${reason}`],
    };
  } catch (error) {
    if (error instanceof LibvirtGone) throw error;
    await patiently(() => abortJob(virsh, uuid, folder)).catch((failure: unknown) => {
      throw new LibvirtGone(
        `${sentenceOf(error)} Its backup job could not be ended: ${sentenceOf(failure)} Then kvmtop recover puts it right.`,
      );
    });
    throw error;
  }
}

/** Why the file systems of a guest are not frozen; undefined when they can be. */
function freezeReason({freeze, subject: {state, agent}}: CopyJob): string | undefined {
  if (!freeze) return 'it was not wanted (--no-freeze).';
  if (state !== 'running') return `the guest is ${state}.`;
  if (agent === 'none') return 'the domain has no channel for a guest agent.';
  return agent === 'connected' ? undefined : 'no guest agent answers.';
}
