import type {Element} from '../element.ts';

/** How a change is brought to the running domain. */
export interface LiveStep {
  /** What it does, as in "set the memory to 2 GiB". */
  readonly label: string;
  /** For virsh. `deviceFile` in it stands for the path of a file that holds `device`. */
  readonly argv: readonly string[];
  /** The XML of a device, as it is in the definition. */
  readonly device?: string;
}

/** One thing that two definitions differ in. */
export interface Change {
  /** What it is, as in "the disk vdb" or "cpu". */
  readonly what: string;
  /** undefined where it takes effect with the next start only. */
  readonly live: LiveStep | undefined;
}

/** Stands in an argument list for the path of a file that the caller has to make. */
export const deviceFile = '{device}';

/** The two definitions that are compared, and how the domain is named to virsh. */
export interface Comparison {
  readonly before: Element;
  readonly after: Element;
  readonly afterText: string;
  readonly beforeText: string;
  readonly on: readonly string[];
}
