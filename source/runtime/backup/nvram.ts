import {stat} from 'node:fs/promises';
import {isAbsolute, join} from 'node:path';
import type {Manifest} from '../../archive/manifest.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {firstOf} from '../../xml/element.ts';
import {domainOf} from '../../xml/identity.ts';
import {leavesNvram, nvramOf} from '../../xml/named-files.ts';
import {libvirtFolders} from '../libvirt-folders.ts';
import {runTool} from '../tasks/tool.ts';
import {exists, type KeptPart, nothing} from './kept-part.ts';
import {askMs, type BackupSubject} from './subject.ts';

/** Copies the variables of the firmware. @throws TaskError, VirshError, an error of the system */
export async function copyNvram(
  virsh: Virsh,
  subject: BackupSubject,
  folder: string,
  signal: AbortSignal,
): Promise<KeptPart<Manifest['nvram']>> {
  const {definition} = subject;
  const origin = await originOf(virsh, subject);
  if (origin === undefined || !isAbsolute(origin)) {
    const isThere = firstOf(domainOf(definition), 'os', 'nvram', 'source') !== undefined;
    return isThere
      ? {...nothing, notes: ['The variables of its firmware are in no file, and are not copied.']}
      : nothing;
  }
  // It is made at the first start.
  if (!(await exists(origin))) return {...nothing, notes: [`There are no firmware variables yet (${origin}).`]};
  const file = 'nvram.fd';
  await runTool('cp', ['--reflink=auto', '--', origin, join(folder, file)], {signal});
  // libvirt makes them its QEMU's own for good, unlike an image.
  const {mode, uid, gid} = await stat(origin);
  return {kept: {file, origin, mode: mode & 0o7777, uid, gid}, files: [{path: file, role: 'nvram'}], notes: []};
}

/** Where they are, also where the definition leaves that to libvirt. */
async function originOf(virsh: Virsh, {definition, live, identity}: BackupSubject): Promise<string | undefined> {
  const named = nvramOf(definition) ?? nvramOf(live ?? '');
  if (named !== undefined || !leavesNvram(definition)) return named;
  const {nvram} = libvirtFolders((await virsh.ask(['uri'], askMs)).trim(), process.env);
  return join(nvram, `${identity.name}_VARS.fd`);
}
