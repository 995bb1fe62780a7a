/** A command that brings one change to the running domain at once. */
export interface LiveChange {
  /** What it does, as in "set the memory to 2 GiB". */
  readonly label: string;
  /** For virsh. */
  readonly argv: readonly string[];
}

/** A definition that is about to be defined, in place of what there is. */
export interface Review {
  /** edit db1; define /srv/db1.xml; go back to db1 of 2026-11-23 14:03:22. */
  readonly title: string;
  /** The domain whose definition it replaces; undefined when it makes a new one. */
  readonly uuid: string | undefined;
  readonly name: string;
  /** The file that holds the text, which only its owner can read. It stays until it has been defined. */
  readonly path: string;
  /** Where else the very same text is, so that this file need not be kept; undefined when it is nowhere else. */
  readonly source?: string | undefined;
  /** The inactive definition as it is; undefined when there is none. */
  readonly before: string | undefined;
  /** As it was when the text was made of it, if somebody else has changed it since. */
  readonly earlier?: string | undefined;
  readonly after: string;
  /** What it replaces, which images are missing, what takes effect when: a sentence each. */
  readonly notes: readonly {readonly level: 'info' | 'warning'; readonly text: string}[];
  /** Why it cannot be defined; the line counts from 1. */
  readonly fault: {readonly text: string; readonly line: number | undefined} | undefined;
  readonly live: readonly LiveChange[];
}

/** A definition in a file of a folder. */
export interface DefinitionFile {
  readonly path: string;
  readonly name: string;
  readonly uuid: string | undefined;
  /** Why it is no definition of a domain. */
  readonly fault: string | undefined;
  /** The images that it names; whether each exists, undefined where this host cannot tell. */
  readonly images: readonly {readonly path: string; readonly exists: boolean | undefined}[];
}
