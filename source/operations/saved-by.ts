import type {Identity} from '../model/domain.ts';

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', amp: '&', apos: "'", quot: '"'};

/**
 * Why a domain must not be restored from the file with this XML (`virsh save-image-dumpxml`): it holds the memory of another.
 * libvirt writes name and uuid before all that a user can put there.
 */
export function savedBy(xml: string, {uuid, name}: Identity): string | undefined {
  const owner = /<uuid>\s*([0-9a-f-]{36})\s*<\/uuid>/i.exec(xml)?.[1]?.toLowerCase();
  if (owner === uuid) return undefined;
  if (owner === undefined) return `The file does not say whose memory it holds, so ${name} was left as it is.`;
  const theirs = /<name>([^<]*)<\/name>/
    .exec(xml)?.[1]
    ?.replaceAll(/&(\w+);/g, (all, entity) => entities[entity] ?? all);
  return `The file holds the memory of another domain, ${theirs ?? 'without a name'} (${owner}), not of ${name}.`;
}
