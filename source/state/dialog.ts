import type {Danger, Precheck, Values} from '../operations/operation.ts';
import type {Run} from './run.ts';

/** A line of text that is being typed; the cursor counts code points. */
export interface TextLine {
  readonly text: string;
  readonly cursor: number;
}

/** What a question is about. The uuids were pinned when it was opened: neither polls nor moves change them. */
export type Subject =
  | {readonly type: 'operation'; readonly operation: string; readonly uuids: readonly string[]}
  /** A command that may change something: a typed one of virsh, or what another screen has led to. */
  | {
      readonly type: 'command';
      readonly argv: readonly string[];
      readonly danger: Danger;
      readonly uuid: string | undefined;
      /** In the background when undefined. */
      readonly how?: Run['how'];
      /** virsh when undefined; kill tells a process of kvmtop to end. */
      readonly program?: 'kvmtop' | 'kill';
      /** What the question is called; the command when undefined. */
      readonly title?: string;
      /** The verb of its runs, and what they are about; the first word of the command and the domain when undefined. */
      readonly label?: string;
      readonly name?: string;
      /** What must be typed where it destroys, when that is not the name of the domain. */
      readonly word?: string;
      /** What must be known before, a sentence each. */
      readonly consequences?: readonly string[];
      readonly precheck?: Precheck;
      /** Where it is more than one command, for several domains or one: all of them, the first as in `argv` and `uuid`. */
      readonly each?: readonly {readonly argv: readonly string[]; readonly uuid: string}[];
    }
  /** Give up a run that has begun. */
  | {readonly type: 'abandon'; readonly run: number}
  /** Leave, though runs have not ended. */
  | {readonly type: 'quit'};

/** What lies over the screen; while it is open, every key is its own. */
export type Dialog =
  /** The action menu. */
  | {readonly kind: 'menu'; readonly uuids: readonly string[]; readonly cursor: number}
  /** One question: fields to fill in, what will be run, and what must be typed for it. */
  | {
      readonly kind: 'ask';
      readonly subject: Subject;
      /** By field; a field that is missing has its initial value. */
      readonly values: Values;
      /** Index of the field that has the keys; behind the last field it is the confirmation. */
      readonly focus: number;
      /** The cursor in the focused field's text, in code points. */
      readonly cursor: number;
      /** What was typed to confirm. */
      readonly typed: TextLine;
      /** It waits for facts, and needs no answer if they leave nothing to choose. */
      readonly eager?: boolean;
      /** What was wrong with the last try. */
      readonly error: string | undefined;
    };
export type AskDialog = Extract<Dialog, {kind: 'ask'}>;
