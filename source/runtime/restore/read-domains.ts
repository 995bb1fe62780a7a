import {claimsOf, macsOf} from '../../archive/restore-subject.ts';
import type {HostDomain, UsedImage} from '../../archive/restore-surroundings.ts';
import {parseNames} from '../../virsh/parse/names.ts';
import {listDomains, orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {domainOf} from '../../xml/identity.ts';
import {namedFiles} from '../../xml/named-files.ts';
import {chainOf} from './chain.ts';
import {pathFact} from './paths.ts';

/** How long one question may take, in milliseconds. */
export const answerMs = 10_000;

/**
 * The domains of this host, with what they have that only one may have.
 * @param replaced the UUID of the one whose snapshots are asked for
 * @param chains whether to look for the images beneath those of domains that are shut off; it reads their headers
 * @throws VirshError
 */
export async function readDomains(
  virsh: Virsh,
  replaced: string | undefined,
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
      images: await imagesOf(known, chains && !active),
      managedSave: saved.has(uuid),
      snapshots:
        uuid === replaced
          ? parseNames((await orUndefined(ask('snapshot-list', '--domain', uuid, '--name'))) ?? '')
          : [],
    });
  }
  return domains;
}

/** What its disks are and rest on, and the variables of its firmware. */
async function imagesOf(texts: readonly string[], chains: boolean): Promise<readonly UsedImage[]> {
  const named = texts.flatMap(namedFiles).filter(({role}) => written.has(role));
  const paths = new Set(named.map(({path}) => path));
  if (chains) for (const path of [...paths]) for (const base of (await chainOf(path)).images) paths.add(base);
  return Promise.all(Array.from(paths, async (path) => ({path, id: (await pathFact(path))?.id})));
}

const written: ReadonlySet<string> = new Set(['disk', 'backing', 'nvram']);
