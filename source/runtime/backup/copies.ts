import {join} from 'node:path';
import type {DiskPlan} from '../../archive/backup-plan.ts';
import {backupXml} from '../../archive/backup-xml.ts';
import type {Consistency} from '../../archive/manifest.ts';
import type {Part} from '../../archive/progress.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import type {TaskRecord} from '../tasks/journal.ts';
import {sentenceOf, throwIfCancelled} from '../tasks/task-error.ts';
import {abortJob} from './abort-job.ts';
import {beginJob} from './begin-job.ts';
import {type Belongings, copyBelongings} from './belongings.ts';
import {numberOf, untilClosed} from './closed.ts';
import {copyDisk} from './copy-disk.ts';
import {followBackup} from './follow-backup.ts';
import {LibvirtGone, patiently} from './libvirt-gone.ts';
import {whileStill} from './stillness.ts';
import type {BackupSubject} from './subject.ts';

/** What is copied, from where to where, and who wants to know of it. */
export interface CopyJob {
  readonly virsh: Virsh;
  readonly subject: BackupSubject;
  readonly plans: readonly DiskPlan[];
  readonly folder: string;
  readonly freeze: boolean;
  readonly record: TaskRecord;
  readonly report: (parts: readonly Part[]) => void;
  readonly signal: AbortSignal;
}

/** What has come of it. */
export interface Copies {
  readonly belongings: Belongings;
  readonly consistency: Consistency;
  /** Milliseconds since 1970. */
  readonly consistentAt: number;
  readonly notes: readonly string[];
}

/**
 * Copies a domain, running or not.
 * @throws TaskError, VirshError, Cancelled, an error of the system; then no job of libvirt is left, unless it is LibvirtGone
 */
export async function copyAll(job: CopyJob): Promise<Copies> {
  return job.plans.some(({method}) => method === 'job') ? copyRunning(job) : copyStill(job);
}

async function copyRunning(job: CopyJob): Promise<Copies> {
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

async function copyStill(job: CopyJob): Promise<Copies> {
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

/** Copies what is not copied by libvirt's job. */
async function copyPlain({plans, folder, report, signal}: CopyJob): Promise<void> {
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
