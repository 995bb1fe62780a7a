import {readdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {setPriority} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {confinement, sessionUri} from './confine.ts';
import {diskPath, domainXml} from './domain-xml.ts';
import {writeReadable} from './files.ts';
import {guestImage} from './guest/image.ts';
import type {GuestSpec} from './guest-spec.ts';
import {domainStatus, fileName, type Paths} from './paths.ts';
import {silent} from './progress.ts';

/**
 * Runs virsh inside the lab.
 * @returns its stdout
 * @throws with what it said on stderr when it ends with another code than 0
 */
export async function virsh(paths: Paths, argv: readonly string[]): Promise<string> {
  const [file = 'env', ...rest] = confinement(paths);
  const {stdout} = await execa(file, [...rest, 'LC_ALL=C.UTF-8', 'virsh', '-c', sessionUri, ...argv], {
    cwd: '/',
    stdin: 'ignore',
    stripFinalNewline: false,
  });
  return stdout;
}

/** Defines the domain, with its disk, and brings it into the state that it shall start in. */
export async function addGuest(paths: Paths, spec: GuestSpec): Promise<void> {
  if (spec.diskMiB !== undefined) await makeDisk(paths, spec.name, spec.diskMiB);
  const file = join(paths.xml, `${fileName(spec.name)}.xml`);
  await writeReadable(file, domainXml(spec, await guestImage(silent), paths));
  await virsh(paths, ['define', '--file', file]);
  if (spec.start === 'off') return;
  await virsh(paths, ['start', '--domain', spec.name, ...(spec.start === 'paused' ? ['--paused'] : [])]);
  if (spec.nice !== undefined) await renice(paths, spec.name, spec.nice);
}

async function makeDisk(paths: Paths, name: string, sizeMiB: number): Promise<void> {
  const [file = 'env', ...rest] = confinement(paths);
  const create = ['qemu-img', 'create', '-q', '-f', 'qcow2', diskPath(paths, name), `${sizeMiB}M`];
  await execa(file, [...rest, ...create], {cwd: '/'});
}

/**
 * The pid in libvirt's status file; the pid file beside it has another name when the domain's holds a quote.
 * @throws when the domain is not active
 */
export async function qemuPid(paths: Paths, name: string): Promise<number> {
  const status = await readFile(domainStatus(paths, name), 'utf8').catch(() => '');
  const pid = /<domstatus [^>]*pid='(\d+)'/.exec(status)?.[1];
  if (pid === undefined) throw new Error(`The domain ${name} has no QEMU process: it is not active.`);
  return Number(pid);
}

/** Linux keeps the niceness for each thread; those to come inherit it. */
async function renice(paths: Paths, name: string, nice: number): Promise<void> {
  const pid = await qemuPid(paths, name);
  for (const thread of readdirSync(`/proc/${pid}/task`)) setPriority(Number(thread), nice);
}
