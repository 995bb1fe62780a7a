import type {DefinedDisk} from '../xml/disks.ts';
import type {RestoreCase} from './restore-case.ts';
import {replacedBy} from './restore-identity.ts';
import {remoteOf} from './restore-subject.ts';
import type {HostDomain} from './restore-surroundings.ts';

/** The other domains of this host that use the file, also under another path. */
export function usersOf(facts: RestoreCase, path: string): readonly HostDomain[] {
  const id = facts.around.paths.get(path)?.id;
  return othersOf(facts).filter(({images}) =>
    images.some((image) => image.path === path || (id !== undefined && image.id === id)),
  );
}

/** The other domains of this host that use the same disk of a server. */
export function usersOfRemote(facts: RestoreCase, disk: DefinedDisk): readonly HostDomain[] {
  const remote = remoteOf(disk);
  return remote === undefined ? [] : othersOf(facts).filter(({remotes}) => remotes.includes(remote));
}

function othersOf(facts: RestoreCase): readonly HostDomain[] {
  const replaced = replacedBy(facts);
  return facts.around.domains.filter((domain) => domain !== replaced);
}
