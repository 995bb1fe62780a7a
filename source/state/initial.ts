import type {Connection} from '../model/connection.ts';
import {firstLook} from '../triage/look.ts';
import {bounds} from './bounds.ts';
import {clampDelay} from './delay.ts';
import type {State, World} from './state.ts';
import {type ViewId, viewIds} from './view.ts';
import {views} from './views/views.ts';

export interface InitialOptions {
  readonly size: State['size'];
  readonly delayMs?: number;
  readonly readOnly?: boolean;
  readonly dryRun?: boolean;
  readonly shutdownWaitMs?: number;
  /** As the user gave it; undefined leaves the choice to libvirt. */
  readonly uri?: string;
}

/** The state before anything is known: connecting, in the domains view, nothing selected. */
export function initialState({
  size,
  delayMs,
  readOnly = false,
  dryRun = false,
  shutdownWaitMs = bounds.shutdownWaitMs.initial,
  uri,
}: InitialOptions): State {
  return {
    world: emptyWorld({status: 'connecting', uri}),
    frozen: undefined,
    size,
    delayMs: clampDelay(delayMs ?? Number.NaN) ?? bounds.delayMs.initial,
    readOnly,
    readOnlyForGood: readOnly,
    dryRun,
    shutdownWaitMs,
    view: 'domains',
    sorts: byView((view) => views[view].sort),
    hidden: byView(() => []),
    order: [],
    selected: undefined,
    scroll: 0,
    hold: undefined,
    filter: '',
    cpuOfHost: false,
    screen: {name: 'table'},
    prompt: undefined,
    dialog: undefined,
    marks: new Set(),
    markAnchor: undefined,
    runs: [],
    nextRun: 1,
    seenRun: 0,
    facts: new Map(),
    lacks: new Set(),
    awaited: new Map(),
    history: [],
    backupFolders: [],
    notice: undefined,
  };
}

function emptyWorld(connection: Connection): World {
  return {
    ...firstLook,
    connection,
    at: 0,
    wallSeconds: 0,
    selfPercent: undefined,
    daemonPercent: undefined,
    events: [],
  };
}

function byView<T>(value: (view: ViewId) => T): Readonly<Record<ViewId, T>> {
  return Object.fromEntries(viewIds.map((view) => [view, value(view)])) as Record<ViewId, T>;
}
