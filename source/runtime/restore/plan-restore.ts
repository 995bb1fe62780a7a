import {readFile, realpath} from 'node:fs/promises';
import {resolve} from 'node:path';
import {partialSuffix} from '../../archive/backup-name.ts';
import {manifestName} from '../../archive/manifest.ts';
import type {RestoreChoices, RestorePlan} from '../../archive/restore-plan.ts';
import type {Surroundings} from '../../archive/restore-surroundings.ts';
import {type RestoreWork, wishOf, workOf} from '../../archive/restore-work.ts';
import {isLocalUri} from '../../virsh/parse/uri.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {faultOf} from '../../xml/identity.ts';
import {backupsIn, isBackup, readManifest} from '../backup/read-manifest.ts';
import {libvirtFolders} from '../libvirt-folders.ts';
import {sentenceOf, TaskError} from '../tasks/task-error.ts';
import {fileWithin} from './paths.ts';
import {planDigest} from './plan-digest.ts';
import {answerMs} from './read-domains.ts';
import {readSurroundings} from './read-surroundings.ts';

/** A restore that could be carried out, and what it was planned for. */
export interface Planned {
  readonly plan: RestorePlan;
  readonly work: RestoreWork;
  readonly around: Surroundings;
}

/**
 * What a restore of this backup would do, for the screen.
 * @param folder that of the backup, or one with exactly one backup in it
 */
export async function planRestore(
  virsh: Virsh,
  folder: string,
  choices: RestoreChoices,
): Promise<RestorePlan | {readonly error: string}> {
  try {
    return (await plannedRestore(virsh, folder, choices)).plan;
  } catch (error) {
    return {error: sentenceOf(error)};
  }
}

/**
 * The same with all that is needed to carry it out.
 * @param before the same plan as it was before its copies were made
 * @throws TaskError, VirshError, an error of the system
 */
export async function plannedRestore(
  virsh: Virsh,
  folder: string,
  {as, images, definitionOnly}: RestoreChoices,
  before?: Planned,
): Promise<Planned> {
  // Whoever asks, the same choices shall have the same digest.
  const choices = {as, images: images === undefined ? undefined : resolve(images), definitionOnly};
  const uri = (await virsh.ask(['uri'], answerMs)).trim();
  if (!isLocalUri(uri)) throw new TaskError(`${uri} is not this machine: run kvmtop restore there.`);
  const found = await findBackup(folder);
  const manifest = await readManifest(found);
  if ('fault' in manifest) throw new TaskError(`${found} cannot be restored. ${manifest.fault}`);
  const text = await readFile(await fileWithin(found, manifest.definition), 'utf8');
  const wish = wishOf(found, manifest, text, choices, libvirtFolders(uri, process.env));
  if (wish === undefined) {
    throw new TaskError(`The definition in ${found} is none: ${faultOf(text)?.text ?? 'it has no <domain>.'}`);
  }
  if (wish.subject.uuid !== manifest.domain.uuid) {
    throw new TaskError(`The manifest in ${found} is of another domain than the definition: the backup was changed.`);
  }
  const around = await readSurroundings(virsh, wish);
  // What was copied since takes room that was free when it was planned.
  const work = workOf(wish, before ? {...around, folders: before.around.folders} : around);
  return {plan: {...work.plan, digest: planDigest(work)}, work, around};
}

/**
 * The folder of a backup: the given one, or the only one in it.
 * @throws TaskError
 */
async function findBackup(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined) throw new TaskError(`There is no folder ${folder}.`);
  if (real.endsWith(partialSuffix)) {
    throw new TaskError(`${folder} is a backup that was never finished: nothing can be restored from it.`);
  }
  if (await isBackup(real)) return real;
  const backups = await backupsIn(real).catch((error: unknown) => {
    throw new TaskError(`${folder} is no backup. ${sentenceOf(error)}`);
  });
  const [only, ...others] = backups;
  if (only !== undefined && others.length === 0) return only;
  throw new TaskError(
    only === undefined
      ? `${folder} is no backup: there is no ${manifestName} in it, nor in any folder in it.`
      : `${folder} holds ${backups.length} backups: name one of them, such as ${backups.at(-1)}.`,
  );
}
