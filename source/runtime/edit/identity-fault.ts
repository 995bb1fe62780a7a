import type {Domain} from '../../model/domain.ts';
import type {Review} from '../../state/review.ts';
import {firstOf} from '../../xml/element.ts';
import {lineAt} from '../../xml/fault-text.ts';
import {domainOf, type Identity} from '../../xml/identity.ts';

/**
 * Why libvirt would refuse a definition for whom it says it is of: a name belongs to one UUID, and a UUID to one name.
 * @param domain the one that it is to replace
 */
export function identityFault(
  domains: ReadonlyMap<string, Domain>,
  domain: Domain | undefined,
  {name, uuid}: Identity,
  text: string,
): Review['fault'] {
  const namesake = [...domains.values()].find((each) => each.name === name);
  const at = (element: 'name' | 'uuid', sentence: string) => ({text: sentence, line: lineOf(text, element)});
  if (uuid === undefined && namesake) {
    return at(
      'name',
      domain === namesake
        ? `It has no <uuid>, so that libvirt takes it for a new domain of the same name and refuses: put <uuid>${namesake.uuid}</uuid> back, or give it another <name>.`
        : `A domain called ${name} is there already: give this one another <name>.`,
    );
  }
  if (uuid !== undefined && namesake && namesake.uuid !== uuid) {
    return at(
      'uuid',
      `libvirt takes another UUID for a new domain of the same name, and refuses: ${name} has the UUID ${namesake.uuid}. For a new domain, give it another <name> too.`,
    );
  }
  const owner = uuid === undefined ? undefined : domains.get(uuid);
  if (owner && owner.name !== name) {
    return at(
      'name',
      `libvirt renames no domain by a definition, and refuses: ${owner.name} has this UUID. Put its name back, and rename it while it is shut off: N in the action menu. For a new domain, take the <uuid> out.`,
    );
  }
  return undefined;
}

function lineOf(text: string, name: 'name' | 'uuid'): number | undefined {
  const domain = domainOf(text);
  const element = firstOf(domain, name) ?? domain;
  return element && lineAt(text, element.start);
}
