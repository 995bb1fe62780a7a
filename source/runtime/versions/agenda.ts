/** Which definitions are to be read, and when. Times in milliseconds of the monotonic clock. */
export interface Agenda {
  /** When there is something to do; infinite for never. */
  nextAt(): number;
  /** What is to be done first: read the list of the domains, or the definition of one of them. */
  next(): {readonly uuid: string | undefined};
  /** The list is to be read before all else. */
  relist(): void;
  /** The domains of the list: what is new among them is due, what is missing is struck out. */
  listed(uuids: Iterable<string>): void;
  has(uuid: string): boolean;
  /** Reads it before those that are only due; not without it being on the list. */
  hurry(uuid: string): void;
  /** Reads it when that time has come. */
  postpone(uuid: string, until: number): void;
  strike(uuid: string): void;
  /** Does nothing that does not hurry before that time. */
  rest(until: number): void;
  /** Does nothing at all before that time. */
  pause(until: number): void;
  /** All is to be done anew. */
  reset(): void;
}

/** Before any time of the clock: what is new, and what hurries. */
const soon = 0;
const first = -1;

export function createAgenda(): Agenda {
  const dueAt = new Map<string, number>();
  let isListed = false;
  let restUntil = soon;
  let pauseUntil = soon;

  function earliest(): readonly [uuid: string | undefined, due: number] {
    let found: readonly [string | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
    for (const each of dueAt) if (each[1] < found[1]) found = each;
    return found;
  }

  return {
    nextAt() {
      const [, due] = isListed ? earliest() : [undefined, first];
      return Math.max(pauseUntil, due === first ? soon : Math.max(due, restUntil));
    },
    next: () => ({uuid: isListed ? earliest()[0] : undefined}),
    relist() {
      isListed = false;
    },
    listed(uuids) {
      isListed = true;
      const all = new Set(uuids);
      for (const uuid of dueAt.keys()) if (!all.has(uuid)) dueAt.delete(uuid);
      for (const uuid of all) dueAt.set(uuid, dueAt.get(uuid) ?? soon);
    },
    has: (uuid) => dueAt.has(uuid),
    hurry(uuid) {
      if (dueAt.has(uuid)) dueAt.set(uuid, first);
    },
    postpone(uuid, until) {
      if (dueAt.has(uuid)) dueAt.set(uuid, until);
    },
    strike: (uuid) => void dueAt.delete(uuid),
    rest(until) {
      restUntil = until;
    },
    pause(until) {
      pauseUntil = until;
    },
    reset() {
      dueAt.clear();
      isListed = false;
      restUntil = soon;
      pauseUntil = soon;
    },
  };
}
