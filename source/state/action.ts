import type {FoundBackup} from '../archive/found-backup.ts';
import type {RestoreChoices, RestorePlan} from '../archive/restore-plan.ts';
import type {Version} from '../archive/version.ts';
import type {Connection} from '../model/connection.ts';
import type {Identity} from '../model/domain.ts';
import type {DomainEvent} from '../model/event.ts';
import type {DomainFacts} from '../model/facts.ts';
import type {HostIdentity} from '../model/host.ts';
import type {Poll} from '../model/poll.ts';
import type {Tool} from '../operations/operation.ts';
import type {Dialog} from './dialog.ts';
import type {DefinitionFile, Review} from './review.ts';
import type {Run, RunNews} from './run.ts';
import type {DefinitionTexts, DetailTab, Notice, Prompt, Screen, Sort, State, XmlView} from './state.ts';
import type {ViewId} from './view.ts';

/** Everything that can change the state. */
export type Action =
  | {readonly type: 'polled'; readonly poll: Poll}
  | {readonly type: 'connection'; readonly connection: Connection}
  | {readonly type: 'identified'; readonly identity: HostIdentity}
  | {readonly type: 'event'; readonly event: DomainEvent}
  /** Time passed without a poll, so that ages grow and the clock goes on; `at` in monotonic milliseconds. */
  | {readonly type: 'clock'; readonly at: number; readonly wallSeconds: number}
  | {readonly type: 'resized'; readonly columns: number; readonly rows: number}
  | {readonly type: 'moved'; readonly by: number | 'first' | 'last' | 'pageUp' | 'pageDown'}
  | {readonly type: 'view'; readonly view: ViewId}
  | {readonly type: 'sort'; readonly sort: Sort}
  /** `back` also puts selection and scroll back to where they were, if the row is among those that match. */
  | {readonly type: 'filter'; readonly text: string; readonly back?: Pick<State, 'selected' | 'scroll'>}
  | {readonly type: 'prompt'; readonly prompt: Prompt | undefined}
  | {readonly type: 'screen'; readonly screen: Screen}
  | {readonly type: 'tab'; readonly tab: DetailTab}
  | {readonly type: 'xml'; readonly uuid: string; readonly xml: DefinitionTexts | {readonly error: string}}
  /** Looks at the definition otherwise: at another line, with something folded. */
  | {readonly type: 'xmlView'; readonly change: Partial<XmlView>}
  | {readonly type: 'freeze'; readonly on: boolean}
  | {readonly type: 'delay'; readonly delayMs: number}
  | {readonly type: 'cpuOfHost'; readonly on: boolean}
  | {readonly type: 'column'; readonly view: ViewId; readonly field: string; readonly shown: boolean}
  | {readonly type: 'notice'; readonly notice: Notice | undefined}
  | {readonly type: 'dialog'; readonly dialog: Dialog | undefined}
  /** The marks as they shall be, and where the next range begins. */
  | {readonly type: 'marks'; readonly uuids: ReadonlySet<string>; readonly anchor: string | undefined}
  | {readonly type: 'readOnly'; readonly on: boolean}
  /** Runs that were asked for; their ids begin with `nextRun` of the state. */
  | {readonly type: 'runs'; readonly runs: readonly Run[]}
  | {readonly type: 'run'; readonly id: number; readonly news: RunNews}
  /** What a run printed, for the pager that waits for it. */
  | {readonly type: 'output'; readonly run: number; readonly text: string}
  | {readonly type: 'facts'; readonly uuid: string; readonly facts: DomainFacts | {readonly error: string}}
  /** A line for the history of typed commands, or those of earlier sessions. */
  | {readonly type: 'lacks'; readonly tools: ReadonlySet<Tool>}
  | {readonly type: 'history'; readonly lines: readonly string[]}
  /** What a typed line could become, as far as it is still that line. */
  | {readonly type: 'completions'; readonly text: string; readonly completions: readonly string[]}
  | {readonly type: 'pager'; readonly scroll?: number; readonly search?: string}
  /** Shows a definition for review, in place of the one that is shown. */
  | {readonly type: 'review'; readonly review: Review}
  /** What was found, for the screen that waits for it. */
  | {
      readonly type: 'files';
      readonly folder: string;
      readonly files: readonly DefinitionFile[] | {readonly error: string};
      readonly beyond?: number;
    }
  | {
      readonly type: 'versions';
      readonly uuid: string | undefined;
      readonly versions: readonly Version[] | {readonly error: string};
    }
  | {
      readonly type: 'backups';
      readonly backups: readonly FoundBackup[] | {readonly error: string};
      /** The domains that have a managed save. */
      readonly saves?: readonly Identity[];
    }
  /** Where backups are looked for from now on, the last folder used first. */
  | {readonly type: 'backupFolders'; readonly folders: readonly string[]}
  | {
      readonly type: 'restorePlan';
      readonly folder: string;
      readonly choices: RestoreChoices;
      readonly plan: RestorePlan | {readonly error: string};
    };
