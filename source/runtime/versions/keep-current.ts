import {definitionText, inactiveXml} from '../../commands/define-subject.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {keepFault, readFault} from './keep-fault.ts';
import type {VersionStore} from './store.ts';

/**
 * Keeps the definition that a domain has now, before it gets another one.
 * @returns why that failed, and what to try; undefined when it is kept, or when there is no such domain
 */
export async function keepCurrent(
  virsh: Pick<Virsh, 'run'>,
  store: VersionStore,
  uuid: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const {stdout, error} = await virsh.run(inactiveXml(uuid), signal && {signal});
  if (error) return error.kind === 'no-domain' ? undefined : readFault(error);
  try {
    await store.keep(uuid, definitionText(stdout));
    return undefined;
  } catch (fault) {
    return keepFault(store.folder, fault);
  }
}
