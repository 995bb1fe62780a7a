import type {Domain} from '../model/domain.ts';
import type {DomainFacts} from '../model/facts.ts';

/** How much an operation can cost a guest; the safety ladder asks accordingly. */
export type Danger = 'view' | 'reversible' | 'disruptive' | 'destructive';

/** What some operations need beside virsh on this machine: programs, and a graphical display. */
export type Tool = 'virt-clone' | 'virt-viewer' | 'display';

/** The domain that an operation would be applied to. */
export interface Target {
  readonly domain: Domain;
  /** undefined while they are being read. */
  readonly facts: DomainFacts | undefined;
  /** What this machine is known to lack. */
  readonly lacks?: ReadonlySet<Tool>;
  /** Whether its host is this machine; undefined while that is not known. */
  readonly local?: boolean | undefined;
  /** Where the last backup went, or a first one may go. */
  readonly backupFolder?: string | undefined;
}

/** What was filled in, by the id of the field. */
export type Values = Readonly<Record<string, string>>;

/** One thing to fill in before an operation runs. */
export interface Field {
  readonly id: string;
  readonly label: string;
  /** What it is at first. */
  readonly initial: string;
  /** The values to choose from; without them it is text. */
  readonly choices?: readonly {readonly value: string; readonly label: string}[];
  /** One sentence below the field. */
  readonly hint?: string;
  /** Why the value cannot be used, as a sentence; undefined when it can. */
  readonly fault?: (value: string, values: Values) => string | undefined;
}

/** A question that must be answered well before an operation runs. */
export interface Precheck {
  /** A virsh command that changes nothing. */
  readonly argv: readonly string[];
  /** Why the operation must not run, of what virsh printed; undefined when it may. */
  readonly fault: (stdout: string) => string | undefined;
}

/** One thing that can be done to a domain. A row of the one table behind menu, dialogs, help and README. */
export interface Operation {
  readonly id: string;
  /** Its key in the action menu. */
  readonly key: string;
  /** A verb, as in "destroy 3 domains". */
  readonly label: string;
  /** One sentence, for menu, help and README. */
  readonly help: string;
  readonly section: 'power' | 'console' | 'memory state' | 'resources' | 'snapshots' | 'backup' | 'definition';
  readonly danger: Danger;
  /** false: it makes sense for one domain at a time only. */
  readonly many: boolean;
  /** Why it does not fit the domain as it is; undefined when it does. Also says so while facts that it needs are missing. */
  readonly unfit: (target: Target) => string | undefined;
  /** What to fill in; the first target's values are offered. */
  readonly fields?: (targets: readonly Target[]) => readonly Field[];
  /** What the user must know before, one sentence each: what is lost, what goes with it. */
  readonly consequences?: (target: Target, values: Values) => readonly string[];
  /** The program to run; virsh when undefined. Other programs get the whole argument list as it is. */
  readonly program?: 'virt-clone' | 'virt-viewer' | 'kvmtop';
  /** The arguments; the domain by its UUID. Values are without faults. */
  readonly argv: (target: Target, values: Values) => readonly string[];
  readonly precheck?: (target: Target, values: Values) => Precheck;
  /** terminal: it gets the terminal; pager: what it prints is the point; detached: it lives on beside kvmtop. */
  readonly how?: 'terminal' | 'pager' | 'detached';
  /** It is a libvirt job: domjobinfo tells its progress, domjobabort ends it. */
  readonly job?: true;
  /** The guest may take its time, or ignore it: the row says so until the domain is off. */
  readonly awaitsOff?: true;
}
