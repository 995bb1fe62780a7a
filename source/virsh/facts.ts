import type {Definition, DomainFacts} from '../model/facts.ts';
import {VirshError} from './errors.ts';
import {parseDominfo} from './parse/dominfo.ts';
import {parseNames} from './parse/names.ts';
import {orUndefined} from './questions.ts';
import type {Virsh} from './virsh.ts';

/**
 * What operations must know of a domain. A part that the driver does not have is empty or undefined.
 * @param timeoutMs for each of its up to five questions
 * @throws VirshError, also when the domain's XML cannot be read
 */
export async function readFacts(virsh: Virsh, uuid: string, timeoutMs: number): Promise<DomainFacts> {
  const ask = (command: string, ...options: readonly string[]) =>
    virsh.ask([command, '--domain', uuid, ...options], timeoutMs);
  const {active, ...info} = parseDominfo(await ask('dominfo'));
  const snapshots = await orUndefined(ask('snapshot-list', '--name'));
  const checkpoints = await orUndefined(ask('checkpoint-list', '--name'));
  const live = await definitionOf(ask('dumpxml'), uuid);
  return {
    ...info,
    snapshots: parseNames(snapshots ?? ''),
    checkpoints: parseNames(checkpoints ?? ''),
    live,
    inactive:
      info.persistent === false ? undefined : active ? await definitionOf(ask('dumpxml', '--inactive'), uuid) : live,
  };
}

async function definitionOf(answer: Promise<string>, uuid: string): Promise<Definition> {
  const xml = await answer;
  const {parseDefinition} = await import('./parse/definition.ts');
  const definition = parseDefinition(xml);
  if (definition !== undefined) return definition;
  const argv = ['dumpxml', '--domain', uuid];
  throw new VirshError('failed', 'The XML of the domain cannot be read', argv, 'Look at it in the detail screen.');
}
