import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {RunResult, Virsh} from '../../virsh/virsh.ts';

/**
 * Defines a domain. The text goes through a file that only its owner can read, since it can hold secrets.
 * @param folder where the file may be for a moment
 */
export function defineText(virsh: Virsh, text: string, folder: string): Promise<RunResult> {
  return withFile(folder, text, (file) => virsh.run(['define', '--file', file]));
}

/** Tells libvirt of a snapshot whose data are in the images. */
export function defineSnapshot(virsh: Virsh, uuid: string, file: string): Promise<RunResult> {
  return virsh.run(['snapshot-create', '--domain', uuid, '--xmlfile', file, '--redefine']);
}

async function withFile<T>(folder: string, text: string, use: (file: string) => Promise<T>): Promise<T> {
  const own = await mkdtemp(join(folder, 'kvmtop-define-'));
  try {
    const file = join(own, 'definition.xml');
    await writeFile(file, text, {mode: 0o600});
    return await use(file);
  } finally {
    await rm(own, {recursive: true, force: true});
  }
}
