import {claimsOf, macsOf, remoteOf} from '../../archive/restore-subject.ts';
import type {HostDomain, UsedImage} from '../../archive/restore-surroundings.ts';
import type {RestoreWish} from '../../archive/restore-work.ts';
import {parseNames} from '../../virsh/parse/names.ts';
import {listDomains, orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {disksOf} from '../../xml/disks.ts';
import {domainOf} from '../../xml/identity.ts';
import {leavesNvram, namedFiles} from '../../xml/named-files.ts';
import {volumePath} from '../volume-path.ts';
import {chainOf} from './chain.ts';
import {pathFact} from './paths.ts';

/** How long one question may take, in milliseconds. */
export const answerMs = 10_000;

/**
 * The domains of this host, with what they have that only one may have.
 * @param wish the restore that they can get into the way of; it replaces the one that has its UUID
 * @param chains whether to look for the images beneath those of domains that are shut off; it reads their headers
 * @throws VirshError
 */
export async function readDomains(
  virsh: Virsh,
  {subject, homes}: Pick<RestoreWish, 'subject' | 'homes'>,
  chains: boolean,
): Promise<readonly HostDomain[]> {
  const ask = (...argv: readonly string[]) => virsh.ask(argv, answerMs);
  const all = await listDomains(virsh, answerMs);
  const saved = new Set(parseNames((await orUndefined(ask('list', '--all', '--with-managed-save', '--uuid'))) ?? ''));
  const domains: HostDomain[] = [];
  for (const {uuid, name, id} of all) {
    const active = id !== undefined;
    const texts = [await orUndefined(ask('dumpxml', '--domain', uuid))];
    if (active) texts.push(await orUndefined(ask('dumpxml', '--domain', uuid, '--inactive')));
    const known = texts.filter((text) => text !== undefined);
    domains.push({
      uuid,
      name,
      active,
      macs: [...new Set(known.flatMap((text) => macsOf(domainOf(text))))],
      claims: [...new Set(known.flatMap((text) => claimsOf(domainOf(text))))],
      images: await imagesOf(
        virsh,
        known,
        known.some(leavesNvram) ? [`${homes.nvram}/${name}_VARS.fd`] : [],
        chains && !active,
      ),
      remotes: [...new Set(known.flatMap(disksOf).flatMap((disk) => remoteOf(disk) ?? []))],
      managedSave: saved.has(uuid),
      snapshots:
        uuid === subject.uuid
          ? parseNames((await orUndefined(ask('snapshot-list', '--domain', uuid, '--name'))) ?? '')
          : [],
    });
  }
  return domains;
}

/** What its disks are and rest on, and the variables of its firmware. */
async function imagesOf(
  virsh: Virsh,
  texts: readonly string[],
  more: readonly string[],
  chains: boolean,
): Promise<readonly UsedImage[]> {
  const named = texts.flatMap(namedFiles).filter(({role}) => written.has(role));
  const volumes = texts.flatMap(disksOf).filter(({type}) => type === 'volume');
  const found = await Promise.all(volumes.map((disk) => volumePath(virsh, disk, answerMs)));
  const paths = new Set([...named.map(({path}) => path), ...found.filter((path) => path !== undefined), ...more]);
  if (chains) for (const path of [...paths]) for (const base of (await chainOf(path)).images) paths.add(base);
  return Promise.all(Array.from(paths, async (path) => ({path, id: (await pathFact(path))?.id})));
}

const written: ReadonlySet<string> = new Set(['disk', 'backing', 'nvram']);
