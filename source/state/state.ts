import type {Connection} from '../model/connection.ts';
import type {Domain} from '../model/domain.ts';
import type {DomainEvent} from '../model/event.ts';
import type {HostIdentity, HostRates, HostSample} from '../model/host.ts';
import type {ViewId} from './view.ts';

export interface Sort {
  /** The id of a field of the view. */
  readonly field: string;
  readonly descending: boolean;
}

export const detailTabs = ['overview', 'vcpus', 'memory', 'disks', 'network', 'xml', 'events'] as const;
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
      readonly xml?: {readonly text: string} | {readonly error: string};
    }
  | {readonly name: 'help'; readonly scroll: number; readonly back: Screen}
  | {readonly name: 'columns'; readonly cursor: number};

/** A text field at the foot of the screen; while it is open, keys are text. */
export interface Prompt {
  readonly kind: 'filter' | 'delay';
  readonly text: string;
  /** Position in code points. */
  readonly cursor: number;
  readonly error?: string;
  /** What escape brings back. */
  readonly before?: Pick<State, 'filter' | 'selected' | 'scroll'>;
}

/** What the last command said, until the next key. */
export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** What is known of the world; the part of the state that a freeze holds still. */
export interface World {
  readonly connection: Connection;
  readonly identity: HostIdentity | undefined;
  readonly host: HostSample | undefined;
  readonly hostRates: HostRates;
  readonly domains: ReadonlyMap<string, Domain>;
  /** When the newest poll ended; undefined before the first one. */
  readonly polled: {readonly at: number; readonly wallSeconds: number} | undefined;
  /** Now: monotonic milliseconds, and seconds since 1970. */
  readonly at: number;
  readonly wallSeconds: number;
  /** CPU of kvmtop and its virsh, percent of one pCPU. */
  readonly selfPercent: number | undefined;
  /** CPU of the libvirt daemon, whoever it works for. */
  readonly daemonPercent: number | undefined;
  /** Newest last, bounded. */
  readonly events: readonly DomainEvent[];
}

export interface State {
  /** Goes on while the display is frozen. */
  readonly world: World;
  /** What is drawn instead of the world while the display is frozen. */
  readonly frozen: World | undefined;
  readonly size: {readonly columns: number; readonly rows: number};
  readonly delayMs: number;
  readonly readOnly: boolean;
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
  readonly notice: Notice | undefined;
}
