import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {CopyFact, Surroundings} from '../../archive/restore-surroundings.ts';
import type {RestoreWish} from '../../archive/restore-work.ts';
import {missingPrograms} from '../../host/lacks.ts';
import {VirshError} from '../../virsh/errors.ts';
import {parseNames} from '../../virsh/parse/names.ts';
import {parseSecrets} from '../../virsh/parse/secrets.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {closedFolder, readQemuUser} from '../qemu-access.ts';
import {volumePath} from '../volume-path.ts';
import {chainOf} from './chain.ts';
import {factsBy, fileWithin, folderFact, pathFact} from './paths.ts';
import {baseOf} from './qcow2.ts';
import {answerMs, readDomains} from './read-domains.ts';

/**
 * Looks at what a restore would meet on this host.
 * @throws VirshError; an Error whose message is a sentence, for a manifest that is not to be trusted
 */
export async function readSurroundings(virsh: Virsh, wish: RestoreWish): Promise<Surroundings> {
  const targets = targetsOf(wish);
  const volumes = await volumesOf(virsh, wish);
  const paths = await factsBy([...targets, ...namedBy(wish), ...volumes.values()], pathFact);
  const inTheWay = targets.some((path) => paths.has(path));
  const names = async (command: string) => {
    const answer = await orUndefined(virsh.ask([command, '--all', '--name'], answerMs));
    return answer === undefined ? undefined : parseNames(answer).map((name) => name.trim());
  };
  const secrets = await orUndefined(virsh.ask(['secret-list'], answerMs));
  return {
    domains: await readDomains(virsh, wish, inTheWay),
    paths,
    folders: await foldersOf(virsh, wish, targets),
    networks: await names('net-list'),
    pools: await names('pool-list'),
    volumes,
    secrets: secrets === undefined ? undefined : parseSecrets(secrets),
    machineFault: await machineFault(virsh, wish),
    missingBases: await factsBy(
      [...expectedBy(wish), ...volumes.values()],
      async (path) => (await chainOf(path)).missing,
    ),
    copies: await copyFacts(wish),
    qemuImg: missingPrograms(['qemu-img'], process.env).length === 0,
  };
}

/** Where the volumes of storage pools are that it names. */
function volumesOf(virsh: Virsh, {subject}: RestoreWish): Promise<ReadonlyMap<string, string>> {
  const volumes = new Map(
    subject.disks.flatMap((disk) => (disk.type === 'volume' && disk.source ? [[disk.source, disk] as const] : [])),
  );
  return factsBy(volumes.keys(), async (source) => {
    const disk = volumes.get(source);
    return disk && volumePath(virsh, disk, answerMs);
  });
}

/** Where its files go. */
function targetsOf({fates, nvram, tpmPath}: RestoreWish): readonly string[] {
  const images = fates.flatMap((fate) => (fate.fate === 'placed' ? [fate.placement.to] : []));
  return [...images, ...(nvram ? [nvram.to] : []), ...(tpmPath === undefined ? [] : [tpmPath])];
}

/** What is to be known of the folders that it writes into, and whether its QEMU can come there. */
async function foldersOf(
  virsh: Virsh,
  {text}: RestoreWish,
  targets: readonly string[],
): Promise<Surroundings['folders']> {
  const user = await readQemuUser(virsh, text);
  return factsBy(targets.map(dirname), async (path) => {
    const fact = await folderFact(path);
    const folder = user && fact && (await closedFolder(user, fact.real));
    return fact && folder ? {...fact, closed: {folder, uid: user.uid}} : fact;
  });
}

/** What is to be known of the files of the backup that are put in place. */
function copyFacts({folder, fates, nvram}: RestoreWish): Promise<ReadonlyMap<string, CopyFact>> {
  const disks = fates.flatMap((fate) => (fate.fate === 'placed' ? [fate.placement] : []));
  const formats = new Map([...disks, ...(nvram ? [nvram] : [])].map(({from, format}) => [from, format] as const));
  return factsBy(formats.keys(), (path) => copyFact(folder, path, formats.get(path) === 'raw'));
}

function expectedBy({fates}: RestoreWish): readonly string[] {
  return fates.flatMap((fate) => (fate.fate === 'expected' ? [fate.path] : []));
}

/** What the definition names on this host. */
function namedBy({subject, nvramPath}: RestoreWish): readonly string[] {
  const {disks, emulator, files} = subject;
  const paths = [...disks.map(({path}) => path), emulator, nvramPath, ...files.map(({path}) => path)];
  return paths.filter((path) => path !== undefined);
}

/** libvirt says what of emulator, architecture, machine and type it does not have. */
async function machineFault(virsh: Virsh, {subject}: RestoreWish): Promise<string | undefined> {
  const {type, arch, machine, emulator} = subject;
  const options = {'--virttype': type, '--arch': arch, '--machine': machine, '--emulatorbin': emulator};
  const given = Object.entries(options).flatMap(([option, value]) => (value === undefined ? [] : [option, value]));
  try {
    await virsh.ask(['domcapabilities', ...given], answerMs);
    return undefined;
  } catch (error) {
    if (!(error instanceof VirshError)) throw error;
    return error.kind === 'failed' ? error.message : undefined;
  }
}

/** Of a raw image, what looks like the header of another is the guest's own. */
async function copyFact(folder: string, path: string, isRaw: boolean): Promise<CopyFact> {
  const file = await fileWithin(folder, path);
  const [{blocks}, base] = await Promise.all([stat(file), isRaw ? undefined : baseOf(file)]);
  return {allocatedBytes: blocks * 512, base};
}
