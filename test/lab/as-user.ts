import {copyFile, cp, link, mkdir, rm} from 'node:fs/promises';
import {delimiter, dirname, join} from 'node:path';
import {execa} from 'execa';
import {program} from '../pty/program.ts';
import {exists} from './files.ts';
import type {Lab} from './lab.ts';

/**
 * The beginning of a command line that runs the built kvmtop as the user whose libvirt the lab is, so that both can use
 * each other's files. Node and the program are copied to where that user can enter, whatever folder the tests are in.
 * @param isNew whether the program was built since the lab got its copy
 */
export async function programAsUser(lab: Lab, isNew = false): Promise<readonly [string, ...string[]]> {
  const [node, cli] = program;
  const folder = join(dirname(lab.binDir), 'program');
  const copies = {node: join(folder, 'node'), cli: join(folder, 'dist', 'cli.js')};
  if (isNew) await rm(folder, {recursive: true, force: true});
  if (!(await exists(copies.cli))) {
    await mkdir(folder, {recursive: true});
    await link(node, copies.node).catch(() => copyFile(node, copies.node));
    await copyFile(join(dirname(cli), '..', 'package.json'), join(folder, 'package.json'));
    await cp(dirname(cli), dirname(copies.cli), {recursive: true});
  }
  const [file = 'env', ...rest] = lab.prefix;
  return [file, ...rest, `PATH=${pathWithout(lab.binDir)}`, copies.node, copies.cli];
}

/** Runs it with arguments and without a terminal; never rejects. Its pid is that of kvmtop itself. */
export function runAsUser(argv: readonly [string, ...string[]], args: readonly string[]) {
  const [file, ...rest] = argv;
  return execa(file, [...rest, ...args], {reject: false, stdin: 'ignore', cwd: '/'});
}

/** The lab's own virsh drops privileges, which only root can. */
function pathWithout(folder: string): string {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => part !== folder)
    .join(delimiter);
}
