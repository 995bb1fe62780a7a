import {lstat, rename, rm} from 'node:fs/promises';
import {VirshError} from '../../virsh/errors.ts';
import {parseNames} from '../../virsh/parse/names.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {RunResult, Virsh} from '../../virsh/virsh.ts';
import {patiently} from '../backup/libvirt-gone.ts';
import {sentenceOf, TaskError} from '../tasks/task-error.ts';
import {defineSnapshotText, defineText} from './define.ts';
import {answerMs} from './read-domains.ts';
import type {RestoreUndo} from './undo.ts';

/**
 * Takes the steps of a restore back, the last one first. A step that cannot be taken back does not keep the others; all
 * can be tried again.
 * @returns why what could not be taken back, a sentence each
 */
export async function rollBack(virsh: Virsh, steps: readonly RestoreUndo[]): Promise<readonly string[]> {
  const troubles: string[] = [];
  for (const step of steps.toReversed()) {
    try {
      await takeBack(virsh, step);
    } catch (error) {
      troubles.push(sentenceOf(error));
    }
  }
  return troubles;
}

async function takeBack(virsh: Virsh, step: RestoreUndo): Promise<void> {
  switch (step.undo) {
    case 'remove':
      return rm(step.path, {recursive: true, force: true});
    case 'take out':
      if ((await idOf(step.path)) === step.id) await rm(step.path, {recursive: true});
      return;
    case 'move back':
      return moveBack(step);
    case 'define':
      return patiently(() => defineBack(virsh, step));
    case 'forget snapshot':
      return patiently(() => forgetSnapshot(virsh, step));
    case 'tell of snapshot':
      return patiently(() => tellOfSnapshot(virsh, step));
  }
}

async function moveBack({path, before}: Extract<RestoreUndo, {undo: 'move back'}>): Promise<void> {
  if ((await idOf(before)) === undefined) return;
  if ((await idOf(path)) !== undefined) {
    throw new TaskError(`There is something else at ${path} by now: what was there before the restore is ${before}.`);
  }
  await rename(before, path);
}

async function defineBack(
  virsh: Virsh,
  {uuid, previous, folder}: Extract<RestoreUndo, {undo: 'define'}>,
): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  if (previous !== null) return assertDone(await defineText(virsh, previous, folder));
  const isDefined = await virsh.ask(['domstate', '--domain', uuid], answerMs).then(
    () => true,
    (error: unknown) => {
      if (error instanceof VirshError && error.kind === 'no-domain') return false;
      throw error;
    },
  );
  if (!isDefined) return;
  const undefine = ['undefine', '--domain', uuid, '--keep-nvram', '--snapshots-metadata'];
  const kept = await virsh.run([...undefine, '--keep-tpm']);
  // The state of a TPM can be one that was there before; libvirt can only keep it since 8.9.
  assertDone(kept.error && /tpm|flag/i.test(kept.error.message) ? await virsh.run(undefine) : kept);
}

async function forgetSnapshot(
  virsh: Virsh,
  {uuid, name}: Extract<RestoreUndo, {undo: 'forget snapshot'}>,
): Promise<void> {
  if (!(await hasSnapshot(virsh, uuid, name))) return;
  assertDone(await virsh.run(['snapshot-delete', '--metadata', '--domain', uuid, '--snapshotname', name]));
}

async function tellOfSnapshot(
  virsh: Virsh,
  {uuid, name, text, isCurrent, folder}: Extract<RestoreUndo, {undo: 'tell of snapshot'}>,
): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  if (await hasSnapshot(virsh, uuid, name)) return;
  assertDone(await defineSnapshotText(virsh, uuid, text, folder, isCurrent));
}

async function hasSnapshot(virsh: Virsh, uuid: string, name: string): Promise<boolean> {
  const names = await orUndefined(virsh.ask(['snapshot-list', '--domain', uuid, '--name'], answerMs));
  return parseNames(names ?? '').includes(name);
}

/** @throws VirshError */
export function assertDone({error}: RunResult): void {
  if (error !== undefined) throw error;
}

/** Device and inode of a file or folder; undefined when there is none. */
export async function idOf(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}
