import {access, chmod, constants, writeFile} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {confinement} from './confine.ts';
import type {Paths} from './paths.ts';

/**
 * Writes the `virsh` that a program finds first in PATH: it becomes the real one inside the lab, with the same pid.
 * @throws when virsh is not installed
 */
export async function writeWrapper(paths: Paths): Promise<void> {
  const [before, virsh] = [confinement(paths).map(quoted).join(' '), quoted(await realVirsh(paths))];
  const file = join(paths.bin, 'virsh');
  await writeFile(file, `#!/bin/sh\n${guard}\nexec ${before} $guard ${virsh} "$@"\n`);
  await chmod(file, 0o755);
}

/**
 * Dropping privileges makes the kernel forget that it should end a process with kvmtop. Those that it should end are
 * quiet, and begin with that.
 */
const guard = '[ "$1" = --quiet ] && guard="setpriv --pdeathsig KILL" || guard=';

async function realVirsh(paths: Paths): Promise<string> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== paths.bin);
  for (const folder of folders) {
    const file = join(folder, 'virsh');
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  throw new Error('The lab needs virsh, and it is not in PATH: run "sh test/lab/install.sh".');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
