import {backupName} from '../../archive/backup-name.ts';
import {type DiskPlan, planDisks} from '../../archive/backup-plan.ts';
import type {Manifest} from '../../archive/manifest.ts';
import type {Part, Progress} from '../../archive/progress.ts';
import type {Identity} from '../../model/domain.ts';
import type {HostIdentity} from '../../model/host.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {beginAlone, refuseIfWorkedOn} from '../tasks/begin-alone.ts';
import type {TaskRecord} from '../tasks/journal.ts';
import {sentenceOf, TaskError, throwIfCancelled} from '../tasks/task-error.ts';
import {createTeller, type Tell} from '../tasks/teller.ts';
import {copyAll} from './copy-all.ts';
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
  readonly report: (progress: Progress) => void;
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
  report(looking);
  await refuseIfWorkedOn(identity.uuid);
  await refuseIfBusy(virsh, identity);
  const subject = await readSubject(virsh, identity);
  const plans = plansOf(subject, wish);
  throwIfCancelled(signal);
  const {name, uuid} = identity;
  const record = await beginAlone({task: 'backup', domain: {name, uuid}, folder: to, uri});
  const tell = createTeller((progress) => {
    report(progress);
    record.tell(progress);
  });
  let folder: BackupFolder | undefined;
  try {
    const announce = (partial: string) => record.update({folder: partial});
    folder = await makeFolder(to, backupName(name, Date.now() / 1000), announce);
    await record.update({phase: 'looking'});
    await refuseIfFull(to, plans);
    if (subject.live !== undefined) await refuseIfClosed(virsh, subject.live, folder.partial);
    const done = await make(wish, subject, plans, folder, record, tell);
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

const looking: Progress = {stage: 'looking', parts: [], rate: undefined, leftSeconds: undefined};

function plansOf(subject: BackupSubject, {media}: BackupWish): readonly DiskPlan[] {
  return planDisks(subject.sources, {running: subject.running, media}).map((plan) => {
    if ('fault' in plan) throw new TaskError(plan.fault);
    return plan;
  });
}

async function make(
  wish: BackupWish,
  subject: BackupSubject,
  plans: readonly DiskPlan[],
  folder: BackupFolder,
  record: TaskRecord,
  tell: Tell,
): Promise<BackupDone> {
  const {virsh, freeze, signal} = wish;
  const {partial, final} = folder;
  const told = (parts: readonly Part[]) => tell('copying', parts);
  const copies = await explained(
    wish.to,
    copyAll({virsh, subject, plans, folder: partial, freeze, record, report: told, signal}),
  );
  throwIfCancelled(signal);
  await record.update({phase: 'hashing'});
  const files = await explained(
    wish.to,
    digestAll(plans, copies.belongings.files, partial, (parts) => tell('checking', parts), signal),
  );
  await record.update({phase: 'finishing'});
  const manifest = manifestOf({...wish, subject, plans, copies, files});
  await writeManifest(partial, manifest);
  throwIfCancelled(signal);
  await finishFolder(folder);
  return {folder: final, manifest};
}
