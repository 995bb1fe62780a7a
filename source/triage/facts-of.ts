import type {Domain} from '../model/domain.ts';
import type {ProcessFacts} from '../model/process.ts';
import type {DefinitionFacts} from './facts/definition.ts';
import type {Facts, KnownDomain} from './facts.ts';

/** What is known, from where it is kept: each by uuid. */
export interface Sources extends Omit<Facts, 'domains'> {
  readonly domains: ReadonlyMap<string, Domain>;
  readonly definitions?: ReadonlyMap<string, DefinitionFacts>;
  readonly processes?: ReadonlyMap<string, ProcessFacts>;
}

/** The facts, domain by domain. */
export function factsOf({domains, definitions, processes, ...rest}: Sources): Facts {
  const known = Array.from(domains, ([uuid, domain]): [string, KnownDomain] => [
    uuid,
    {domain, definition: definitions?.get(uuid), process: processes?.get(uuid)},
  ]);
  return {...rest, domains: new Map(known)};
}
