import {dirname, resolve} from 'node:path';
import program from '../../package.json' with {type: 'json'};
import type {Progress} from '../archive/progress.ts';
import type {Identity} from '../model/domain.ts';
import type {HostIdentity} from '../model/host.ts';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {backupLines, backupObject} from '../report/backup.ts';
import {backupDomain} from '../runtime/backup/backup-domain.ts';
import {askMs, findDomain} from '../runtime/backup/subject.ts';
import {backupFoldersPath, readBackupFolders, withFolders, writeBackupFolders} from '../runtime/backup-folders-file.ts';
import {sentenceOf, TaskError} from '../runtime/tasks/task-error.ts';
import {listDomains, readIdentity} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import {atWork, withVirsh} from './at-work.ts';
import {createPrinter, type Printer} from './printer.ts';

/** Backs up domains, one after the other; one that fails keeps none of the others from being backed up. */
export async function backup(options: TaskOf<'backup'>): Promise<void> {
  const printer = createPrinter(options);
  await atWork(printer, (signal) =>
    withVirsh(options.uri, async (virsh) => {
      const host = await thisHost(virsh);
      const domains = await listDomains(virsh, askMs);
      await backupAll(options, virsh, host, domains, printer, signal);
    }),
  );
}

async function backupAll(
  {domains: wanted, to, media, freeze, uri}: TaskOf<'backup'>,
  virsh: Virsh,
  host: HostIdentity,
  domains: readonly Identity[],
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  const begun = new Set<string>();
  let isWhole = true;
  for (const word of wanted) {
    try {
      if (signal.aborted) throw new TaskError('It was not begun.');
      const domain = findDomain(domains, word);
      if (begun.has(domain.uuid)) continue;
      begun.add(domain.uuid);
      const report = (progress: Progress) => printer.progress(progress, domain.name);
      const wish = {virsh, uri, host, version: program.version, to: resolve(to), media, freeze, report, signal};
      const {folder, manifest} = await backupDomain(wish, domain);
      await remember(dirname(folder));
      printer.result(backupLines(folder, manifest, printer.look), backupObject(folder, manifest));
    } catch (error) {
      isWhole = false;
      process.exitCode ??= exitCodes.failed;
      const name = domains.find(({uuid}) => uuid === word)?.name ?? word;
      printer.fail(name, 'is not backed up', sentenceOf(error));
    }
  }
  // A signal that came too late has ended nothing.
  if (isWhole) process.exitCode = exitCodes.fine;
}

/** For the screen, which looks for backups where some were made; nothing depends on it. */
async function remember(folder: string): Promise<void> {
  const path = backupFoldersPath(process.env);
  const known = await readBackupFolders(path);
  if (known[0] !== folder) await writeBackupFolders(path, withFolders([folder], known)).catch(() => undefined);
}

/** @throws TaskError when the domains are not those of this host, or their files belong to another user */
async function thisHost(virsh: Virsh): Promise<HostIdentity> {
  const host = await readIdentity(virsh, askMs);
  if (!host.local) {
    throw new TaskError(`${host.uri} is not of this host: run kvmtop backup there, where the disks are.`);
  }
  if (/\/system$/.test(host.uri) && process.getuid?.() !== 0) {
    throw new TaskError(`The disks of ${host.uri} belong to root: run kvmtop backup as root.`);
  }
  return host;
}
