import type {FoundBackup} from '../archive/found-backup.ts';
import type {RestoreChoices, RestorePlan} from '../archive/restore-plan.ts';
import type {Version} from '../archive/version.ts';
import type {Connection} from '../model/connection.ts';
import type {Identity} from '../model/domain.ts';
import type {DomainEvent} from '../model/event.ts';
import type {DomainFacts} from '../model/facts.ts';
import type {Tool} from '../operations/operation.ts';
import type {Look} from '../triage/look.ts';
import type {Dialog} from './dialog.ts';
import type {DefinitionFile, Review} from './review.ts';
import type {Run} from './run.ts';
import type {ViewId} from './view.ts';

export interface Sort {
  /** The id of a field of the view. */
  readonly field: string;
  readonly descending: boolean;
}

export const detailTabs = ['overview', 'vcpus', 'memory', 'disks', 'network', 'xml', 'snapshots', 'events'] as const;
export type DetailTab = (typeof detailTabs)[number];

export type Screen =
  | {readonly name: 'table'}
  | {
      readonly name: 'detail';
      readonly uuid: string;
      readonly tab: DetailTab;
      /** The first visible line. */
      readonly scroll: number;
      /** The definition, once read; or why it could not be. */
      readonly xml?: DefinitionTexts | {readonly error: string};
      /** How the definition is looked at; undefined from its top. */
      readonly xmlView?: XmlView;
    }
  | {readonly name: 'help'; readonly scroll: number; readonly back: Screen}
  | {readonly name: 'columns'; readonly cursor: number}
  /** The command log; the cursor is the id of a run, undefined the newest one. */
  | {readonly name: 'log'; readonly cursor: number | undefined; readonly back: Screen}
  /** What libvirt has told of all domains, newest first. */
  | {readonly name: 'events'; readonly scroll: number; readonly back: Screen}
  | {readonly name: 'pager'; readonly pager: Pager; readonly back: Screen}
  | {
      readonly name: 'triage';
      readonly tab: TriageTab;
      /** The id of the finding under the cursor; undefined is the first. */
      readonly cursor: string | undefined;
      /** Whether all is said of it. */
      readonly open: boolean;
      /** The first visible line of what is open, or of the tab. */
      readonly scroll: number;
      readonly back: Screen;
    }
  /** What is about to be defined, compared with what there is. */
  | {readonly name: 'review'; readonly review: Review; readonly scroll: number; readonly back: Screen}
  /** The definitions in the files of a folder; undefined while they are read. */
  | {
      readonly name: 'files';
      readonly folder: string;
      readonly files: readonly DefinitionFile[] | {readonly error: string} | undefined;
      /** How many more there are, which were not read. */
      readonly beyond?: number | undefined;
      readonly cursor: number;
      readonly back: Screen;
    }
  /** The definitions that were kept, newest first: of one domain, or of all with those that are no more. */
  | {
      readonly name: 'versions';
      readonly uuid: string | undefined;
      readonly versions: readonly Version[] | {readonly error: string} | undefined;
      readonly cursor: number;
      /** The id of the one to compare with; undefined is the one before. */
      readonly against: string | undefined;
      /** Only those of domains are listed that have it in their name, or as the beginning of their UUID. */
      readonly search?: string;
      readonly back: Screen;
    }
  /** The backups that were found, newest first, and the domains whose memory libvirt keeps. */
  | {
      readonly name: 'backups';
      readonly backups: readonly FoundBackup[] | {readonly error: string} | undefined;
      readonly saves?: readonly Identity[];
      /** What the row under the cursor is about; undefined is the first one. */
      readonly cursor: string | undefined;
      readonly back: Screen;
    }
  /** What a restore would do. */
  | {
      readonly name: 'restore';
      readonly folder: string;
      readonly choices: RestoreChoices;
      /** undefined while it is made. */
      readonly plan: RestorePlan | {readonly error: string} | undefined;
      readonly scroll: number;
      readonly back: Screen;
    };

/** The definitions of a domain. */
export interface DefinitionTexts {
  /** As it runs; of a domain that is shut off, the one that it has. */
  readonly text: string;
  /** What it starts with next; undefined where there is no other one. */
  readonly inactive?: string | undefined;
  /** Why there is no other one. */
  readonly alone?: 'shut off' | 'transient' | undefined;
}

/** How a definition is looked at, on its tab. */
export interface XmlView {
  readonly which: 'live' | 'inactive';
  /** The line under the cursor, of all lines of the text, from 0. */
  readonly cursor: number;
  /** What is folded, by the keys of `foldsOf`. */
  readonly folded: ReadonlySet<string>;
  /** What is looked for; empty for nothing. */
  readonly search: string;
  /** What the key that opened the tab goes back to. */
  readonly from: DetailTab | 'table' | undefined;
}

/** What is wrong; and how CPU and memory are shared out. */
export const triageTabs = ['findings', 'cpu', 'memory'] as const;
export type TriageTab = (typeof triageTabs)[number];

/** A text to read: what a command printed. */
export interface Pager {
  readonly title: string;
  /** The run whose output it is. */
  readonly run: number | undefined;
  /** The runs whose outputs it is, one below the other as they end, by what they share; instead of `run`. */
  readonly batch?: number;
  /** undefined while the command runs. */
  readonly text: string | undefined;
  /** The text is a comparison: what begins with + came, and what begins with - went. */
  readonly isComparison?: boolean;
  readonly scroll: number;
  /** What is looked for; empty for nothing. */
  readonly search: string;
}

/** A text field at the foot of the screen; while it is open, keys are text. */
export interface Prompt {
  readonly kind: 'filter' | 'delay' | 'search' | 'virsh' | 'path' | 'name';
  /** What a path or a name is asked for: to define a file, to look for backups, to restore as a copy, or its images elsewhere. */
  readonly purpose?: 'define' | 'backups' | 'copy' | 'images';
  readonly text: string;
  /** Position in code points. */
  readonly cursor: number;
  readonly error?: string;
  /** What escape brings back. */
  readonly before?: Pick<State, 'filter' | 'selected' | 'scroll'>;
  /** How many lines back in the history the text is from; undefined for a new one. */
  readonly recalled?: number;
  /** The new line, while an old one is recalled. */
  readonly draft?: string;
  /** What the word under the cursor could become. */
  readonly completions?: readonly string[];
}

/** What the last command said, until the next key. */
export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** An event and whose it was: names change, uuids do not. */
export interface LoggedEvent extends DomainEvent {
  readonly uuid: string | undefined;
}

/** A guest that was asked to switch itself off. Times in milliseconds of the monotonic clock. */
export interface Awaited {
  readonly since: number;
  /** It has not, for as long as `shutdownWaitMs`; the row and a notice say so. */
  readonly ignored: boolean;
}

/** What is known of the world; the part of the state that a freeze holds still. */
export interface World extends Look {
  readonly connection: Connection;
  /** Now: monotonic milliseconds, and seconds since 1970. */
  readonly at: number;
  readonly wallSeconds: number;
  /** CPU of kvmtop and its virsh, percent of one pCPU. */
  readonly selfPercent: number | undefined;
  /** CPU of the libvirt daemon, whoever it works for. */
  readonly daemonPercent: number | undefined;
  /** Newest last, bounded. */
  readonly events: readonly LoggedEvent[];
}

export interface State {
  /** Goes on while the display is frozen. */
  readonly world: World;
  /** What is drawn instead of the world while the display is frozen. */
  readonly frozen: World | undefined;
  readonly size: {readonly columns: number; readonly rows: number};
  readonly delayMs: number;
  /** Nothing can be changed; `readOnlyForGood` says whether that can be switched off. */
  readonly readOnly: boolean;
  /** The program was started so, and its connection is a read-only one. */
  readonly readOnlyForGood: boolean;
  /** Changes are asked for and logged as always, and not sent. */
  readonly dryRun: boolean;
  /** How long a guest may take to shut down before its row says that it does not react. */
  readonly shutdownWaitMs: number;
  readonly view: ViewId;
  readonly sorts: Readonly<Record<ViewId, Sort>>;
  /** Columns that the user has switched off, by view. */
  readonly hidden: Readonly<Record<ViewId, readonly string[]>>;
  /** Row keys of the view in their damped order. */
  readonly order: readonly string[];
  /** The key of the selected row; undefined is the first row, whichever it is. */
  readonly selected: string | undefined;
  /** The first visible row. */
  readonly scroll: number;
  /**
   * While somebody moves through the rows, polls leave their order alone: from the first poll after a move (`from`,
   * undefined until then) for a few seconds.
   */
  readonly hold: {readonly from: number | undefined} | undefined;
  readonly filter: string;
  /** false: %CPU of one pCPU; true: of the whole host. */
  readonly cpuOfHost: boolean;
  readonly screen: Screen;
  readonly prompt: Prompt | undefined;
  /** What lies over the screen. */
  readonly dialog: Dialog | undefined;
  /** The uuids that are marked, whatever view and filter show. */
  readonly marks: ReadonlySet<string>;
  /** The uuid that was marked last: where a range begins. */
  readonly markAnchor: string | undefined;
  /** Oldest first, bounded; ids rise. */
  readonly runs: readonly Run[];
  /** The id of the next run. */
  readonly nextRun: number;
  /** Runs up to this id have been seen in the log; failures after it are counted on screen. */
  readonly seenRun: number;
  /** By uuid; read when a menu or a question needs them. */
  readonly facts: ReadonlyMap<string, DomainFacts | {readonly error: string}>;
  /** What this machine lacks of what operations need. */
  readonly lacks: ReadonlySet<Tool>;
  /** By uuid: the guests that were asked to switch themselves off. */
  readonly awaited: ReadonlyMap<string, Awaited>;
  /** Typed virsh commands, oldest first. */
  readonly history: readonly string[];
  /** Folders in which backups are looked for, the last one used first; without any, the one to begin with. */
  readonly backupFolders: readonly string[];
  readonly notice: Notice | undefined;
}
