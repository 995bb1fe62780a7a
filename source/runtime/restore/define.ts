import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {RunResult, Virsh} from '../../virsh/virsh.ts';

/**
 * Defines a domain. The text goes through a file that only its owner can read, since it can hold secrets.
 * @param folder is made for that file, and removed
 */
export function defineText(virsh: Virsh, text: string, folder: string): Promise<RunResult> {
  return withFile(folder, text, (file) => virsh.run(['define', '--file', file]));
}

/** Tells libvirt of a snapshot by a text, which goes the same way. */
export function defineSnapshotText(
  virsh: Virsh,
  uuid: string,
  text: string,
  folder: string,
  isCurrent: boolean,
): Promise<RunResult> {
  return withFile(folder, text, (file) => defineSnapshot(virsh, uuid, file, isCurrent));
}

async function withFile<T>(folder: string, text: string, use: (file: string) => Promise<T>): Promise<T> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {mode: 0o700});
  try {
    const file = join(folder, 'definition.xml');
    await writeFile(file, text, {mode: 0o600});
    return await use(file);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Tells libvirt of a snapshot whose data are in the images. */
export function defineSnapshot(virsh: Virsh, uuid: string, file: string, isCurrent = false): Promise<RunResult> {
  const current = isCurrent ? ['--current'] : [];
  return virsh.run(['snapshot-create', '--domain', uuid, '--xmlfile', file, '--redefine', ...current]);
}
