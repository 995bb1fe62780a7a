import type {Connection} from '../model/connection.ts';
import type {DomainEvent} from '../model/event.ts';
import type {HostIdentity} from '../model/host.ts';
import type {Poll} from '../model/poll.ts';
import type {DetailTab, Notice, Prompt, Screen, Sort, State} from './state.ts';
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
  | {readonly type: 'xml'; readonly uuid: string; readonly xml: {readonly text: string} | {readonly error: string}}
  | {readonly type: 'freeze'; readonly on: boolean}
  | {readonly type: 'delay'; readonly delayMs: number}
  | {readonly type: 'cpuOfHost'; readonly on: boolean}
  | {readonly type: 'column'; readonly view: ViewId; readonly field: string; readonly shown: boolean}
  | {readonly type: 'notice'; readonly notice: Notice | undefined};
