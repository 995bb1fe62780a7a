import type {Identity} from '../../model/domain.ts';
import type {State} from '../../state/state.ts';

/** The domain that a command names, and the command with its UUID in that place: ids and names can change hands. */
export interface Named {
  readonly uuid: string;
  readonly pinned: readonly string[];
}

/** A word that may name the domain; `before` is what stands before the name within the word. */
interface Place {
  readonly index: number;
  readonly before: string;
  readonly name: string;
}

/** Commands whose words name other things than domains, unless one is behind `--domain`. */
const elsewhere =
  /^(?:iface|net|nodedev|nwfilter|pool|secret|vol|cpu-|domxml|find|hypervisor|save-image|node|free)|event$|^(?:allocpages|create|define|echo|help|maxvcpus|qemu-attach|restore)$/u;

/** Commands for which a number is a name and no id. */
const withoutIds: readonly string[] = ['start', 'domid'];

/** Options that take no value, so that the word behind them is another one; of those that often come first. */
const flags: readonly string[] = [
  ...['--config', '--current', '--force', '--graceful', '--guest', '--live', '--managed-save', '--maximum'],
  ...['--nvram', '--paused', '--persistent', '--snapshots-metadata'],
];

const explicit = '--domain';

/**
 * The domain that a command names, as virsh understands it: what `--domain` says, else the first word that is neither
 * an option nor the value of one. A number is an id before it is a name.
 * @returns undefined when it names none that is known; or why it is not clear which one, as a sentence
 */
export function namedDomain(
  {world}: Pick<State, 'world'>,
  argv: readonly string[],
): Named | {readonly error: string} | undefined {
  const [command = ''] = argv;
  const byId = !withoutIds.includes(command);
  const domains = [...world.domains.values()];
  const found = placesOf(argv).flatMap((place) => {
    const domain = domainCalled(domains, place.name, byId);
    return domain ? [{...place, domain}] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const other = found.find(({domain}) => domain.uuid !== first.domain.uuid);
  if (other) {
    return {error: `${first.name} and ${other.name} could both be the domain: say which one with ${explicit}.`};
  }
  const {uuid} = first.domain;
  return {uuid, pinned: argv.with(first.index, first.before + uuid)};
}

/** Where virsh may look for the domain: only one place is, unless a word may be the value of the option before it. */
function placesOf(argv: readonly string[]): readonly Place[] {
  const end = argv.indexOf('--');
  const options = argv.slice(0, end < 0 ? argv.length : end);
  const index = options.findIndex((word) => word === explicit || word.startsWith(`${explicit}=`));
  const word = argv[index];
  if (word === explicit) return [{index: index + 1, before: '', name: argv[index + 1] ?? ''}];
  if (word !== undefined) return [{index, before: `${explicit}=`, name: word.slice(explicit.length + 1)}];
  return elsewhere.test(argv[0] ?? '') ? [] : positional(argv);
}

function positional(argv: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  for (const [index, name] of argv.entries()) {
    const previous = argv[index - 1] ?? '';
    const isOption = name.startsWith('--') && previous !== '--';
    if (index === 0 || isOption) continue;
    places.push({index, before: '', name});
    const mayBeValue = /^--[^=]+$/u.test(previous) && !flags.includes(previous);
    if (!mayBeValue) break;
  }
  return places;
}

/** virsh reads an id as C does: with blanks, a sign and zeros before it. */
function domainCalled(domains: readonly Identity[], word: string, byId: boolean): Identity | undefined {
  const number = byId && /^\s*\+?\d+$/u.test(word) ? Number(word) : undefined;
  return (
    domains.find(({id}) => id !== undefined && id === number) ??
    domains.find(({uuid}) => uuid === word.toLowerCase()) ??
    domains.find(({name}) => name === word)
  );
}
