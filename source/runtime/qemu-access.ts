import {dirname} from 'node:path';
import {parseQemuUser} from '../virsh/parse/backup.ts';
import type {Virsh} from '../virsh/virsh.ts';
import {allOf, attributeOf, firstOf} from '../xml/element.ts';
import {domainOf} from '../xml/identity.ts';
import {tryTool} from './tasks/tool.ts';

/** Whom QEMU runs as. */
export interface QemuUser {
  readonly uid: number;
  readonly gid: number;
}

const askMs = 20_000;

/**
 * The user that libvirt runs the QEMU of a domain as: that of its own security label, or else libvirt's usual one.
 * @param definition of a running domain the live one, which always has that label
 * @returns undefined where it is the user of this program, or where this one cannot find out what the other may
 * @throws VirshError
 */
export async function readQemuUser(virsh: Pick<Virsh, 'ask'>, definition: string): Promise<QemuUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const labels = allOf(domainOf(definition), 'seclabel').filter((label) => attributeOf(label, 'model') === 'dac');
  const [label] = labels;
  const text = firstOf(label, 'label')?.text;
  if (label !== undefined && (text !== undefined || attributeOf(label, 'type') === 'none')) return userOf(text ?? '');
  return parseQemuUser(await virsh.ask(['capabilities'], askMs));
}

/** A label of numbers; one of names is nobody known. */
function userOf(label: string): QemuUser | undefined {
  const [, uid, gid] = /^\s*\+?(\d+):\+?(\d+)\s*$/.exec(label) ?? [];
  return uid === undefined ? undefined : {uid: Number(uid), gid: Number(gid)};
}

/**
 * The first folder on the way into one that QEMU may not enter.
 * @param folder an absolute path without symbolic links
 * @returns undefined where it may enter all of them, and where nobody can tell
 */
export async function closedFolder(user: QemuUser, folder: string): Promise<string | undefined> {
  if (await mayEnter(user, folder)) return undefined;
  const parent = dirname(folder);
  return parent === folder ? folder : ((await closedFolder(user, parent)) ?? folder);
}

async function mayEnter({uid, gid}: QemuUser, folder: string): Promise<boolean> {
  // libvirt gives its QEMU all groups of the user, who need not be in the user database.
  for (const groups of ['--init-groups', '--clear-groups']) {
    const drop = [`--reuid=${uid}`, `--regid=${gid}`, groups];
    const {exitCode, stderr} = await tryTool('setpriv', [...drop, 'test', '-x', folder]);
    // test says nothing, unlike setpriv.
    if (stderr === '') return exitCode !== 1;
  }
  return true;
}
