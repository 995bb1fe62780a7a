import type {DiskPlan} from '../../archive/backup-plan.ts';
import {type Belongings, copyBelongings} from './belongings.ts';
import type {Copies, CopyJob} from './copy-job.ts';
import {copyPlain} from './copy-plain.ts';
import {whileStill} from './stillness.ts';
import type {BackupSubject} from './subject.ts';

/**
 * Copies a domain without a job of libvirt: one that is off, and stays so meanwhile, or one that writes to no disk.
 * @throws as copyAll does
 */
export async function copyStill(job: CopyJob): Promise<Copies> {
  const {virsh, subject, plans, folder, record, signal} = job;
  const now = Date.now();
  await record.update({phase: 'copying'});
  const inside = plans.every(({method}) => method === 'copy' || method === 'none');
  let belongings: Belongings | undefined;
  const work = async (ended: AbortSignal) => {
    belongings = await copyBelongings(virsh, subject, folder, inside, ended);
    await copyPlain({...job, signal: ended});
  };
  if (subject.running) await work(signal);
  else await whileStill(virsh, subject.identity, pathsOf(plans), work, signal);
  if (belongings === undefined) throw new Error('What was copied is not known.');
  const saved = subject.managedSave || subject.running;
  return {
    belongings,
    consistency: saved ? 'crash-consistent' : 'shut off',
    consistentAt: now,
    notes: endNotes(subject),
  };
}

/** What the end of a domain says about its disks. */
function endNotes({managedSave, running, stateReason}: BackupSubject): readonly string[] {
  if (running) return [];
  if (managedSave) return ['The domain was saved, not shut down: its memory is not in the backup.'];
  if (stateReason !== 'destroyed' && stateReason !== 'crashed') return [];
  return [`The guest did not shut down (${stateReason}): its file systems are as after a power cut.`];
}

/** The images that must not change while they are copied. */
function pathsOf(plans: readonly DiskPlan[]): readonly string[] {
  return plans.flatMap(({method, source: {image}}) =>
    method === 'none' || image === undefined || 'fault' in image || image.kind !== 'file'
      ? []
      : [image.path, ...image.chain.filter((path) => path.startsWith('/'))],
  );
}
