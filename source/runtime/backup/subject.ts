import type {BackupSource} from '../../archive/backup-plan.ts';
import type {Identity} from '../../model/domain.ts';
import {VirshError} from '../../virsh/errors.ts';
import {parseBackupJob, parseCapacities, parseDomstate} from '../../virsh/parse/backup.ts';
import {parseDefinition} from '../../virsh/parse/definition.ts';
import {parseDominfo} from '../../virsh/parse/dominfo.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {type DefinedDisk, disksOf} from '../../xml/disks.ts';
import {networkAddress} from '../../xml/network-address.ts';
import {TaskError} from '../tasks/task-error.ts';
import {volumePath} from '../volume-path.ts';
import {readImage, readNetworkImage} from './image.ts';

/** How long one question may take, in milliseconds. */
export const askMs = 20_000;

/** What must be known of a domain before it is backed up. */
export interface BackupSubject {
  readonly identity: Identity;
  /** It has a QEMU. */
  readonly running: boolean;
  /** running, paused, shut off … and why. */
  readonly state: string;
  readonly stateReason: string | undefined;
  readonly persistent: boolean;
  readonly managedSave: boolean;
  /** The inactive definition with its secrets; of a transient domain what it runs with. */
  readonly definition: string;
  /** As it runs, if it does. */
  readonly live: string | undefined;
  readonly agent: 'none' | 'connected' | 'disconnected' | 'unknown';
  readonly sources: readonly BackupSource[];
}

/**
 * Looks at a domain and its images.
 * @throws VirshError, TaskError
 */
export async function readSubject(virsh: Virsh, identity: Identity): Promise<BackupSubject> {
  const ask = (command: string, ...options: readonly string[]) =>
    virsh.ask([command, '--domain', identity.uuid, ...options], askMs);
  const {active, persistent, managedSave} = parseDominfo(await ask('dominfo'));
  const {state, reason} = parseDomstate(await ask('domstate', '--reason'));
  const live = active ? xmlOf(await ask('dumpxml', '--security-info')) : undefined;
  // What libvirt would call the inactive definition of a transient domain can lack what was attached to it.
  const transient = persistent === false ? live : undefined;
  const definition = transient ?? xmlOf(await ask('dumpxml', '--inactive', '--security-info'));
  const capacities = parseCapacities((await orUndefined(ask('domblkinfo', '--all'))) ?? '');
  const liveDisks = live === undefined ? [] : disksOf(live);
  const rest = disksOf(definition).filter(({target}) => liveDisks.every((disk) => disk.target !== target));
  const sourceOf = async (disk: DefinedDisk, where: BackupSource['where']): Promise<BackupSource> => ({
    disk,
    where,
    image: await imageOf(virsh, disk),
    capacityBytes: capacities.get(disk.target),
  });
  return {
    identity,
    running: active,
    state,
    stateReason: reason,
    persistent: persistent !== false,
    managedSave: managedSave === true,
    definition,
    live,
    agent: (live === undefined ? undefined : parseDefinition(live)?.agent) ?? 'none',
    sources: [
      ...(await Promise.all(liveDisks.map((disk) => sourceOf(disk, 'live')))),
      ...(await Promise.all(rest.map((disk) => sourceOf(disk, 'defined')))),
    ],
  };
}

/** virsh puts an empty line behind it. */
function xmlOf(text: string): string {
  return `${text.trimEnd()}\n`;
}

async function imageOf(virsh: Virsh, disk: DefinedDisk): Promise<BackupSource['image']> {
  const path = disk.type === 'volume' ? await volumePath(virsh, disk, askMs) : disk.path;
  if (disk.type === 'dir') return undefined;
  const format = disk.format ?? 'raw';
  if (path !== undefined) return readImage(path, format);
  const address = networkAddress(disk);
  return address === undefined ? undefined : readNetworkImage(address, format);
}

/**
 * The domain that is meant by a UUID or a name; a UUID goes before a name, as it does for virsh.
 * @throws TaskError
 */
export function findDomain(domains: readonly Identity[], wanted: string): Identity {
  const found = domains.find(({uuid}) => uuid === wanted.toLowerCase()) ?? domains.find(({name}) => name === wanted);
  if (found) return found;
  throw new TaskError(`There is no domain ${wanted}: virsh list --all shows those that there are.`);
}

/**
 * Why nothing can be begun with a domain now: libvirt is at work on it.
 * @throws TaskError, VirshError
 */
export async function refuseIfBusy(virsh: Virsh, {name, uuid}: Identity): Promise<void> {
  const text = await virsh.ask(['domjobinfo', '--domain', uuid], askMs).catch((error: unknown) => {
    if (!(error instanceof VirshError) || error.kind === 'connection' || error.kind === 'timeout') throw error;
    // A libvirt that was killed while it began one holds the domain's lock for a job that it knows nothing of (9.0).
    if (!error.message.includes('backup job data missing')) return '';
    throw new TaskError(
      `libvirt was ended while it began a backup of ${name}, and lets nobody begin another one: shut ${name} off from inside, or destroy it, and restart libvirtd.`,
    );
  });
  const {type, operation} = parseBackupJob(text);
  if (type === 'None') return;
  throw new TaskError(
    `libvirt has a job under way with ${name} (${operation ?? type}): wait until it ends, or end it with virsh domjobabort ${uuid}.`,
  );
}
