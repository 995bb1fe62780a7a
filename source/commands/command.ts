import type {Action} from '../state/action.ts';
import type {Screen, State} from '../state/state.ts';

/** What a command asks the runtime to do; the state changes only by the actions that come of it. */
export type Effect =
  | {readonly type: 'quit'}
  /** Poll now instead of waiting for the next tick. */
  | {readonly type: 'poll'}
  | {readonly type: 'readXml'; readonly uuid: string};

export type Outcome = {readonly action: Action} | {readonly effect: Effect};

export type Danger = 'view' | 'reversible' | 'disruptive' | 'destructive';

/** A row of the one table that drives dispatch, footer, help, menu, README and read-only mode. */
export interface Command {
  readonly id: string;
  /** Names of keys as `ui/` reports them: j, G, up, enter, ctrl+c, pagedown. */
  readonly keys: readonly string[];
  /** For the footer, in one or two words. */
  readonly label: string;
  /** For help and README: one sentence. */
  readonly help: string;
  readonly group: 'general' | 'move' | 'views' | 'sort and filter' | 'display';
  readonly danger: Danger;
  /** Where its keys are live. */
  readonly screens: readonly Screen['name'][];
  /** Its place in the footer, lowest first; absent from it when undefined. */
  readonly footer?: number;
  /** Why it cannot run now; undefined when it can. */
  readonly disabled?: (state: State) => string | undefined;
  readonly run: (state: State) => readonly Outcome[];
}
