import {backupName} from '../../archive/backup-name.ts';
import {type DiskPlan, planDisks} from '../../archive/backup-plan.ts';
import type {Manifest} from '../../archive/manifest.ts';
import type {Part} from '../../archive/progress.ts';
import type {Identity} from '../../model/domain.ts';
import type {HostIdentity} from '../../model/host.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {isAlive} from '../tasks/alive.ts';
import {beginTask, listTasks, type TaskRecord} from '../tasks/journal.ts';
import {sentenceOf, TaskError, throwIfCancelled} from '../tasks/task-error.ts';
import {copyAll} from './copies.ts';
import {digestAll} from './digest-all.ts';
import {type BackupFolder, finishFolder, makeFolder, refuseIfClosed, removeFolder} from './folder.ts';
import {LibvirtGone} from './libvirt-gone.ts';
import {explained, refuseIfFull} from './space.ts';
import {type BackupSubject, readSubject, refuseIfBusy} from './subject.ts';
import {manifestOf, writeManifest} from './write-manifest.ts';

/** How a backup is to be made, and who is told of it. */
export interface BackupWish {
  readonly virsh: Virsh;
  readonly uri: string | undefined;
  readonly host: HostIdentity;
  /** The version of this program. */
  readonly version: string;
  /** An absolute path. */
  readonly to: string;
  readonly media: boolean;
  readonly freeze: boolean;
  readonly report: (stage: string, parts: readonly Part[]) => void;
  /** Ends it; what was made is removed. */
  readonly signal: AbortSignal;
}

/** A backup that is whole. */
export interface BackupDone {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Backs a domain up into a folder of its own. It has its final name only once all of it is on the disk and was read back.
 * @throws TaskError, VirshError, Cancelled, an error of the system; then nothing of it is left, unless the sentence says so
 */
export async function backupDomain(wish: BackupWish, identity: Identity): Promise<BackupDone> {
  const {virsh, uri, to, report, signal} = wish;
  report('looking', []);
  await refuseIfWorkedOn(identity);
  await refuseIfBusy(virsh, identity);
  const subject = await readSubject(virsh, identity);
  const plans = plansOf(subject, wish);
  throwIfCancelled(signal);
  const {name, uuid} = identity;
  const record = await beginTask({task: 'backup', domain: {name, uuid}, folder: to, uri});
  let folder: BackupFolder | undefined;
  try {
    await refuseIfWorkedOn(identity, record);
    const announce = (partial: string) => record.update({folder: partial});
    folder = await makeFolder(to, backupName(name, Date.now() / 1000), announce);
    await record.update({phase: 'looking'});
    await refuseIfFull(to, plans);
    if (subject.running) await refuseIfClosed(virsh, folder.partial);
    const done = await make(wish, subject, plans, folder, record);
    await record.end();
    return done;
  } catch (error) {
    if (error instanceof LibvirtGone) throw error;
    const left = folder && (await removeFolder(folder));
    if (left === undefined) await record.end();
    throw left === undefined
      ? error
      : new TaskError(`${sentenceOf(error)} What was made could not be removed: ${left}.`);
  }
}

function plansOf(subject: BackupSubject, {media}: BackupWish): readonly DiskPlan[] {
  return planDisks(subject.sources, {running: subject.running, media}).map((plan) => {
    if ('fault' in plan) throw new TaskError(plan.fault);
    return plan;
  });
}

/** @throws TaskError when another live process works at that domain, or began before this one */
async function refuseIfWorkedOn({name, uuid}: Identity, own?: TaskRecord): Promise<void> {
  const rank = ({startedAt, id}: {startedAt: string; id: string}) => `${startedAt} ${id}`;
  const others = (await listTasks()).filter(
    (entry) =>
      entry.domain.uuid === uuid &&
      entry.id !== own?.entry.id &&
      isAlive(entry) &&
      (own === undefined || rank(entry) < rank(own.entry)),
  );
  const [other] = others;
  if (other === undefined) return;
  throw new TaskError(
    `A ${other.task} of ${name} is under way (process ${other.pid}, ${other.folder}): wait until it ends.`,
  );
}

async function make(
  wish: BackupWish,
  subject: BackupSubject,
  plans: readonly DiskPlan[],
  folder: BackupFolder,
  record: TaskRecord,
): Promise<BackupDone> {
  const {virsh, freeze, report, signal} = wish;
  const {partial, final} = folder;
  const told = (parts: readonly Part[]) => report('copying', parts);
  const copies = await explained(
    wish.to,
    copyAll({virsh, subject, plans, folder: partial, freeze, record, report: told, signal}),
  );
  throwIfCancelled(signal);
  await record.update({phase: 'hashing'});
  const files = await explained(
    wish.to,
    digestAll(plans, copies.belongings.files, partial, (parts) => report('checking', parts), signal),
  );
  await record.update({phase: 'finishing'});
  const manifest = manifestOf({...wish, subject, plans, copies, files});
  await writeManifest(partial, manifest);
  throwIfCancelled(signal);
  await finishFolder(folder);
  return {folder: final, manifest};
}
