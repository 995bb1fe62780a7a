import type {RestoreChoices} from '../archive/restore-plan.ts';
import type {Version} from '../archive/version.ts';
import type {Danger} from '../operations/operation.ts';
import type {Action} from '../state/action.ts';
import type {Dialog} from '../state/dialog.ts';
import type {Run} from '../state/run.ts';
import type {DetailTab, Screen, State} from '../state/state.ts';

/** What a command asks the runtime to do; the state changes only by the actions that come of it. */
export type Effect =
  | {readonly type: 'quit'}
  /** Poll now instead of waiting for the next tick. */
  | {readonly type: 'poll'}
  | {readonly type: 'readXml'; readonly uuid: string}
  /** Read what operations must know of these domains. */
  | {readonly type: 'readFacts'; readonly uuids: readonly string[]}
  /** Carry these out, each once it is its turn; they are in the state already. */
  | {readonly type: 'run'; readonly runs: readonly Run[]}
  /** Do not begin what has not begun; and no longer wait for what has: a job is ended, another client is killed. */
  | {readonly type: 'cancel'; readonly ids: readonly number[]}
  /** Find out what the typed line, up to its cursor, could become. */
  | {readonly type: 'complete'; readonly text: string; readonly cursor: number}
  /** Keep a typed command for the next session. */
  | {readonly type: 'remember'; readonly line: string}
  /** Into the clipboard of the terminal. */
  | {readonly type: 'copy'; readonly text: string}
  /** Open the inactive definition of a domain in an editor, to change it or to make a new domain of it. */
  | {readonly type: 'edit'; readonly uuid: string; readonly as: 'change' | 'new'}
  /** Open the text that is under review in an editor again. */
  | {readonly type: 'editAgain'}
  /** The text in this file, which kvmtop made for a review, is not needed any more. */
  | {readonly type: 'dropDraft'; readonly path: string}
  /** Read a file and show it for review, or list a folder; a path that was typed is asked for again where it leads nowhere. */
  | {readonly type: 'reviewFile'; readonly path: string; readonly isTyped?: boolean}
  | {readonly type: 'readFiles'; readonly folder: string}
  /** Find out what the typed path, up to its cursor, could become. */
  | {readonly type: 'completePath'; readonly text: string; readonly cursor: number}
  /** The versions of one domain, or of all. */
  | {readonly type: 'readVersions'; readonly uuid: string | undefined}
  /** Show a version in the pager; compared with another one, or with what is defined now. */
  | {readonly type: 'showVersion'; readonly version: Version; readonly against?: Version | 'now'}
  /** Show a version for review, to go back to it. */
  | {readonly type: 'reviewVersion'; readonly version: Version}
  /** Look for backups where some were made, and in this folder, which is looked at from then on. */
  | {readonly type: 'readBackups'; readonly folder?: string}
  | {readonly type: 'planRestore'; readonly folder: string; readonly choices: RestoreChoices};

export type Outcome = {readonly action: Action} | {readonly effect: Effect};

/** Where a key is live: a screen, or the action menu over it. */
export type Place = Screen['name'] | Extract<Dialog, {kind: 'menu'}>['kind'];

/** A row of the one table that drives dispatch, footer, help, menu, README and read-only mode. */
export interface Command {
  readonly id: string;
  /** Names of keys as `ui/` reports them: j, G, up, enter, ctrl+c, pagedown. */
  readonly keys: readonly string[];
  /** For the footer, in one or two words. */
  readonly label: string;
  /** For help and README: one sentence. */
  readonly help: string;
  readonly group:
    | 'general'
    | 'domain'
    | 'triage'
    | 'marks'
    | 'move'
    | 'views'
    | 'sort and filter'
    | 'display'
    | 'definitions'
    | 'backup'
    | 'action menu';
  readonly danger: Danger;
  /** Where its keys are live. */
  readonly screens: readonly Place[];
  /** The tab of the detail that it is for; undefined for all. */
  readonly tab?: DetailTab;
  /** Its place in the footer, lowest first; absent from it when undefined. */
  readonly footer?: number;
  /** Why it cannot run now; undefined when it can. */
  readonly disabled?: (state: State, key: string) => string | undefined;
  /** @param key the one of its keys that was pressed */
  readonly run: (state: State, key: string) => readonly Outcome[];
}
