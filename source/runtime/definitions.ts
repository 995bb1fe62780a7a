import type {Definition} from '../model/facts.ts';
import {VirshError} from '../virsh/errors.ts';
import {dumpXml} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';
import {isA} from './refusal.ts';
import type {Roster} from './roster.ts';

/** How much may be read at once. */
export interface Portion {
  readonly most: number;
  /** After so many milliseconds nothing more is begun. */
  readonly ms: number;
}

/** The definitions in force: which were read, and which are to be read next. */
export interface Definitions {
  /**
   * Reads those that are not known yet, or no longer, active domains and visible ones first; and one that is so old that
   * it may have changed without an event. Domains that are stuck are not asked.
   * @param portion of the former
   * @param isUrgent asked before each: whether the rest has to wait
   * @returns what was read, by uuid; undefined for nothing
   * @throws VirshError when libvirt itself does not answer
   */
  read(
    visible: readonly string[],
    portion: Portion,
    isUrgent: () => boolean,
  ): Promise<ReadonlyMap<string, Definition> | undefined>;
  /** The definition of the domain of that name is another one. */
  redefined(name: string): void;
  /** After a lost connection nothing is known any more. */
  forget(): void;
}

/** There is no event of some changes, such as of a memory limit; and not every driver has events. */
const renewalMs = 300_000;
/** Before that, what could not be read is not tried again. */
const retryMs = 30_000;

/** When a definition is due again, and which start of the domain it is of. */
interface Known {
  readonly id: number | undefined;
  readonly dueAt: number;
}

export interface DefinitionsOptions {
  readonly virsh: Virsh;
  readonly clock: Clock;
  readonly roster: Roster;
  /** How long one question may take, in milliseconds: what is not told within it is left for later. */
  readonly limitMs: () => number;
}

export function createDefinitions({virsh, clock, roster, limitMs}: DefinitionsOptions): Definitions {
  const known = new Map<string, Known>();

  function next(visible: readonly string[], most: number): readonly string[] {
    const now = clock.now();
    for (const uuid of known.keys()) if (!roster.has(uuid)) known.delete(uuid);
    const seen = new Set(visible);
    const listed = roster.listing().filter(({uuid}) => !roster.isStuck(uuid));
    const unread = listed.filter(({uuid, id}) => !known.has(uuid) || known.get(uuid)?.id !== id);
    const rank = ({uuid, id}: (typeof listed)[number]) => (id === undefined ? 2 : 0) + (seen.has(uuid) ? 0 : 1);
    const dueAt = (uuid: string) => known.get(uuid)?.dueAt ?? Number.POSITIVE_INFINITY;
    const old = listed.filter(({uuid}) => dueAt(uuid) <= now).sort((a, b) => dueAt(a.uuid) - dueAt(b.uuid));
    const due = [...unread.sort((a, b) => rank(a) - rank(b)).slice(0, most), ...old.slice(0, 1)];
    return [...new Set(due.map(({uuid}) => uuid))];
  }

  /** @returns undefined when it cannot be read now */
  async function readOne(uuid: string): Promise<Definition | undefined> {
    try {
      const xml = await dumpXml(virsh, uuid, limitMs());
      const {parseDefinition} = await import('../virsh/parse/definition.ts');
      return parseDefinition(xml);
    } catch (error) {
      if (!(error instanceof VirshError) || isA('connection', error) || isA('missing', error)) throw error;
      return undefined;
    }
  }

  async function read(uuid: string): Promise<Definition | undefined> {
    const id = roster.listing().find((identity) => identity.uuid === uuid)?.id;
    // Known from now on, so that what happens while it is read makes it unknown again.
    known.set(uuid, {id, dueAt: clock.now() + renewalMs});
    const definition = await readOne(uuid);
    if (!definition && known.has(uuid)) known.set(uuid, {id, dueAt: clock.now() + retryMs});
    return definition;
  }

  return {
    async read(visible, {most, ms}, isUrgent) {
      const end = clock.now() + ms;
      const definitions = new Map<string, Definition>();
      for (const uuid of next(visible, most)) {
        if (isUrgent() || clock.now() >= end) break;
        const definition = await read(uuid);
        if (definition) definitions.set(uuid, definition);
      }
      return definitions.size > 0 ? definitions : undefined;
    },
    redefined(name) {
      known.delete(roster.uuidOf(name) ?? '');
    },
    forget: () => known.clear(),
  };
}
