import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Manifest} from '../../archive/manifest.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {allOf, attributeOf, firstOf} from '../../xml/element.ts';
import {domainOf} from '../../xml/identity.ts';
import {libvirtFolders} from '../libvirt-folders.ts';
import {runTool} from '../tasks/tool.ts';
import {type Copied, exists, type KeptPart, nothing} from './kept-part.ts';
import {askMs, type BackupSubject} from './subject.ts';

/** Copies the state of an emulated TPM. @throws VirshError, TaskError, an error of the system */
export async function copyTpm(
  virsh: Virsh,
  {identity, definition}: BackupSubject,
  folder: string,
  signal: AbortSignal,
): Promise<KeptPart<Manifest['tpm']>> {
  const backends = allOf(domainOf(definition), 'devices', 'tpm', 'backend');
  const backend = backends.find((each) => attributeOf(each, 'type') === 'emulator');
  if (backend === undefined) {
    const isThere = backends.length > 0;
    return isThere ? {...nothing, notes: ['Its TPM is one of the host, whose state cannot be copied.']} : nothing;
  }
  const named = attributeOf(firstOf(backend, 'source'), 'path');
  const uri = (await virsh.ask(['uri'], askMs)).trim();
  const origin = named ?? join(libvirtFolders(uri, process.env).tpm, identity.uuid);
  if (!(await exists(origin))) return {...nothing, notes: [`There is no state of its TPM yet (${origin}).`]};
  const inner = 'tpm';
  await mkdir(join(folder, inner), {recursive: true, mode: 0o700});
  await runTool('cp', ['-R', '--preserve=mode,timestamps', '--', `${origin}/.`, join(folder, inner)], {signal});
  const entries = await readdir(join(folder, inner), {recursive: true, withFileTypes: true});
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry): Copied => ({path: join(entry.parentPath, entry.name).slice(folder.length + 1), role: 'tpm'}));
  return {kept: {folder: inner, origin}, files, notes: []};
}
