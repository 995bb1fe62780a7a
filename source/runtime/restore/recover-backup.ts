import {rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {partialSuffix} from '../../archive/backup-name.ts';
import {manifestName} from '../../archive/manifest.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {outlineOf} from '../../xml/outline.ts';
import {abortJob} from '../backup/abort-job.ts';
import type {TaskEntry} from '../tasks/journal.ts';
import {sentenceOf} from '../tasks/task-error.ts';
import {answerMs} from './read-domains.ts';
import type {Recovered} from './recover-restore.ts';

/** So long a thaw may take, in milliseconds. */
const thawMs = 30_000;

/**
 * Puts a backup right that ended midway: ends its job in libvirt, thaws the guest, and removes its folder, unless the
 * backup had been finished. It can be tried again.
 */
export async function recoverBackup(virsh: Virsh, {domain, folder, phase}: TaskEntry): Promise<Recovered> {
  try {
    const final = folder.endsWith(partialSuffix) ? folder.slice(0, -partialSuffix.length) : folder;
    if (await isFinished(final)) return {text: `It had been finished: ${final}.`, isRight: true};
    const isAborted = await endJob(virsh, domain.uuid, folder);
    if (phase === 'freezing') await orUndefined(virsh.ask(['domfsthaw', '--domain', domain.uuid], thawMs));
    if (folder !== final) await rm(folder, {recursive: true, force: true});
    const ended = isAborted ? `libvirt's job was still at work and is ended; ${domain.name} runs on. ` : '';
    return {text: `${ended}What it had copied is removed.`, isRight: true};
  } catch (error) {
    return {text: `It could not be put right: ${sentenceOf(error)}`, isRight: false};
  }
}

/** A folder that was renamed has the name that the journal may not know yet. */
async function isFinished(folder: string): Promise<boolean> {
  return stat(join(folder, manifestName)).then(
    () => true,
    () => false,
  );
}

/**
 * Ends the job if it writes into the folder of this backup.
 * @returns whether there was one
 */
async function endJob(virsh: Virsh, uuid: string, folder: string): Promise<boolean> {
  const text = await orUndefined(virsh.ask(['backup-dumpxml', '--domain', uuid], answerMs));
  if (text === undefined || !filesIn(text).some((file) => file.startsWith(`${folder}/`))) return false;
  await abortJob(virsh, uuid);
  return true;
}

/** The files that a backup job writes to (https://libvirt.org/formatbackup.html). */
function filesIn(text: string): readonly string[] {
  const disks = outlineOf(text).root?.children.flatMap(({children}) => children) ?? [];
  return disks.flatMap(({children}) => children.flatMap(({attributes}) => attributes.map(({value}) => value)));
}
