import type {DomainState} from '../../model/domain-state.ts';
import type {Danger, Field, Operation} from '../../operations/operation.ts';
import {operations} from '../../operations/table.ts';
import type {AskDialog} from '../dialog.ts';
import type {Run} from '../run.ts';
import type {State} from '../state.ts';
import {askCommand} from './ask/command.ts';
import {askOperation} from './ask/operation.ts';
import {askAbandon, askQuit} from './ask/runs.ts';

export {guardSatisfied} from './ask/guard.ts';

/** A domain that was pinned when the question was opened. */
export interface AskTarget {
  readonly uuid: string;
  readonly name: string;
  readonly state: DomainState | undefined;
  /** The filter hides its row. */
  readonly hidden: boolean;
  /** Why it will be left out; undefined when it is hit. */
  readonly unfit: string | undefined;
}

export interface AskField extends Field {
  readonly value: string;
  /** Why the value cannot be used. */
  readonly problem: string | undefined;
  readonly focused: boolean;
}

/** What must be typed: nothing but enter; y; or a word, said as `the name of the domain`. */
export type Guard =
  | {readonly kind: 'enter'}
  | {readonly kind: 'yes'}
  | {readonly kind: 'word'; readonly word: string; readonly what: string};

/** A question in full: what is shown of it is what will be run. */
export interface Ask {
  /** destroy db1; destroy 3 domains. */
  readonly title: string;
  readonly danger: Danger;
  readonly targets: readonly AskTarget[];
  readonly fields: readonly AskField[];
  readonly consequences: readonly string[];
  /** One for each domain that is hit, ids from `nextRun` on. */
  readonly runs: readonly Run[];
  readonly guard: Guard;
  /** Whether the keys go to the confirmation. */
  readonly confirming: boolean;
  /** Why it cannot be confirmed now; undefined when it can, once the guard is satisfied. */
  readonly obstacle: string | undefined;
}

/** What an open question asks. Nothing is remembered of it: it follows the world, and is confirmed as it then is. */
export function selectAsk(state: State, dialog: AskDialog, table: readonly Operation[] = operations): Ask {
  const {subject} = dialog;
  switch (subject.type) {
    case 'operation':
      return askOperation(state, dialog, subject, table);
    case 'command':
      return askCommand(state, subject);
    case 'abandon':
      return askAbandon(state, subject);
    case 'quit':
      return askQuit(state);
  }
}

/** Whether enter confirms: where nothing else is asked for, from the last field on. */
export function enterConfirms({guard, fields}: Ask, {focus}: AskDialog): boolean {
  return guard.kind === 'enter' && focus >= fields.length - 1;
}

/** The runs that a confirmed question begins; none while something is in the way. */
export function runsToBegin({obstacle, runs}: Ask): readonly Run[] {
  return obstacle === undefined ? runs : [];
}
