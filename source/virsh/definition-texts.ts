import {parseDominfo} from './parse/dominfo.ts';
import {dumpXml, orUndefined} from './questions.ts';
import type {Virsh} from './virsh.ts';

/** The definitions of a domain: as it is, and what it starts with next where that is another text. */
export interface ReadDefinitions {
  readonly text: string;
  readonly inactive: string | undefined;
  /** Why there is no other one. */
  readonly alone: 'shut off' | 'transient' | undefined;
}

/**
 * Reads what defines a domain, without its secrets.
 * @param timeoutMs for each of its up to three questions
 * @throws VirshError
 */
export async function readDefinitions(virsh: Virsh, uuid: string, timeoutMs: number): Promise<ReadDefinitions> {
  const info = await orUndefined(virsh.ask(['dominfo', '--domain', uuid], timeoutMs));
  const {active, persistent} = parseDominfo(info ?? '');
  const text = await dumpXml(virsh, uuid, timeoutMs);
  if (!active) return {text, inactive: undefined, alone: 'shut off'};
  // libvirt would answer with the definition of the running domain again.
  if (persistent === false) return {text, inactive: undefined, alone: 'transient'};
  return {text, inactive: await virsh.ask(['dumpxml', '--domain', uuid, '--inactive'], timeoutMs), alone: undefined};
}
