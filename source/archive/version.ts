/** One definition of a domain that the history keeps. */
export interface Version {
  /** The name of its file in the folder of its domain; it sorts by time. */
  readonly id: string;
  readonly uuid: string;
  /** What the domain was called in it. */
  readonly name: string;
  /** When it was first seen, in seconds since 1970. */
  readonly wallSeconds: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Whether it is the newest one of its domain. */
  readonly newest?: boolean;
  /** What differs from the one before, in lines; undefined for the first one, and where that is too much to count. */
  readonly changed?: ChangedLines | undefined;
  /** Of the newest one: when the domain was seen to be undefined, in seconds since 1970; undefined while it is not. */
  readonly undefinedAt?: number | undefined;
}

/** How many lines two texts differ in. */
export interface ChangedLines {
  readonly added: number;
  readonly removed: number;
}
