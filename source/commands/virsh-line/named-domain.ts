import type {Identity} from '../../model/domain.ts';
import type {State} from '../../state/state.ts';

/** Commands whose words name other things than domains. */
const elsewhere = /^(?:iface|net|nodedev|nwfilter|pool|secret|vol)-|^(?:create|define|restore|save-image-.*|find-.*)$/u;

/**
 * The domain that a command names, as virsh understands it: a number is an id before it is a name. Of several words the
 * one behind `--domain` counts, else the first that names one.
 */
export function namedDomain(
  {world}: Pick<State, 'world'>,
  [name = '', ...rest]: readonly string[],
): Identity | undefined {
  if (elsewhere.test(name)) return undefined;
  const domains = [...world.domains.values()];
  const index = rest.indexOf('--domain');
  const words = [
    ...rest.flatMap((word) => (word.startsWith('--domain=') ? [word.slice('--domain='.length)] : [])),
    ...(index < 0 ? [] : rest.slice(index + 1, index + 2)),
    ...rest.filter((word) => !word.startsWith('-')),
  ];
  return words.map((word) => domainCalled(domains, word)).find((domain) => domain !== undefined);
}

function domainCalled(domains: readonly Identity[], word: string): Identity | undefined {
  return (
    domains.find(({id}) => id !== undefined && String(id) === word) ??
    domains.find(({uuid}) => uuid === word.toLowerCase()) ??
    domains.find(({name}) => name === word)
  );
}
