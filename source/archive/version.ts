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
}
