import {rm, rmdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {partialSuffix} from '../../archive/backup-name.ts';
import {manifestName} from '../../archive/manifest.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {abortJob} from '../backup/abort-job.ts';
import {jobFile, whileBeginning} from '../backup/begin-line.ts';
import {thaw} from '../backup/thaw.ts';
import type {TaskEntry} from '../tasks/journal.ts';
import {ended, sentenceOf} from '../tasks/task-error.ts';
import type {Recovered} from './recover-restore.ts';

/**
 * Puts a backup right that ended midway: ends its job in libvirt, thaws the guest, and removes its folder, unless the
 * backup had been finished. It can be tried again.
 */
export async function recoverBackup(virsh: Virsh, {domain, folder, phase}: TaskEntry): Promise<Recovered> {
  const {name, uuid} = domain;
  try {
    // Until it says that the folder is its own, another backup can have that name.
    if (phase === 'beginning') return await removeEmpty(folder);
    const final = folder.endsWith(partialSuffix) ? folder.slice(0, -partialSuffix.length) : folder;
    if (await isFinished(final)) return {text: `It had been finished: ${final}.`, isRight: true};
    const trouble = phase === 'freezing' ? await endFreeze(virsh, domain, folder) : undefined;
    if (trouble?.isRight === false) return trouble;
    const isAborted = await abortJob(virsh, uuid, folder);
    if (folder !== final) await rm(folder, {recursive: true, force: true});
    const aborted = isAborted ? `libvirt's job was still at work and is ended; ${name} runs on. ` : '';
    return {text: `${trouble?.text ?? ''}${aborted}What it had copied is removed.`, isRight: true};
  } catch (error) {
    return {text: `It could not be put right: ${sentenceOf(error)}`, isRight: false};
  }
}

async function removeEmpty(folder: string): Promise<Recovered> {
  if (folder.endsWith(partialSuffix)) await rmdir(folder).catch(() => undefined);
  return {text: 'Nothing had been copied.', isRight: true};
}

/** @returns what is to be known of it; undefined when the guest is thawed, and nobody will freeze it any more */
async function endFreeze(
  virsh: Virsh,
  {name, uuid}: TaskEntry['domain'],
  folder: string,
): Promise<Recovered | undefined> {
  await rm(jobFile(folder), {force: true});
  const pid = await whileBeginning(folder);
  if (pid !== undefined) {
    const text = `${name} has not answered whether it is frozen: process ${pid} waits for that, and thaws it then. Run kvmtop recover again when that process has ended.`;
    return {text, isRight: false};
  }
  const reason = await thaw(virsh, uuid);
  if (reason === undefined) return undefined;
  return {text: `Nobody can say whether ${name} is thawed, which is seen in it: ${ended(reason)} `, isRight: true};
}

/** A folder that was renamed has the name that the journal may not know yet. */
async function isFinished(folder: string): Promise<boolean> {
  return stat(join(folder, manifestName)).then(
    () => true,
    () => false,
  );
}
