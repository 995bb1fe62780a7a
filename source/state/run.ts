import type {Part} from '../archive/progress.ts';
import type {Precheck} from '../operations/operation.ts';

export type RunStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'abandoned' | 'dry-run';

/** A command that was asked for: an entry of the command log. */
export interface Run {
  readonly id: number;
  /** Runs that were asked for together share it: the id of the first of them. */
  readonly batch: number;
  /** What it does, as a verb: destroy; of a typed command its first word. */
  readonly label: string;
  /** The id of the operation; undefined for a typed command. */
  readonly operation: string | undefined;
  /** The domain it is about, and its name at that time. */
  readonly uuid: string | undefined;
  readonly name: string | undefined;
  /** virsh, virt-clone, virt-viewer, kvmtop, or an editor. */
  readonly program: string;
  /** Without the program and its connection. */
  readonly argv: readonly string[];
  readonly how: 'background' | 'terminal' | 'pager' | 'detached';
  /** Through virsh --readonly. */
  readonly readOnly: boolean;
  readonly job: boolean;
  readonly precheck: Precheck | undefined;
  readonly status: RunStatus;
  /** When it was asked for, in seconds since 1970. */
  readonly wallSeconds: number;
  /** Milliseconds of the monotonic clock. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly exitCode: number | undefined;
  /** libvirt's words: why it failed, or what it complained of although it succeeded. */
  readonly error: string | undefined;
  /** What to try, as a sentence. */
  readonly advice: string | undefined;
  /** What a job says of itself: percent 0 to 100 where it is known. */
  readonly progress:
    | {
        readonly percent: number | undefined;
        readonly text: string;
        /** How far each file or disk is, where it is more than one thing. */
        readonly parts?: readonly Part[];
      }
    | undefined;
  /** It was told to end, and puts in order what it had begun. */
  readonly ending?: boolean;
}

/** What becomes known of a run while and after it runs. */
export type RunNews = Partial<
  Pick<Run, 'status' | 'startedAt' | 'endedAt' | 'exitCode' | 'error' | 'advice' | 'progress' | 'ending'>
>;

/** Whether it is over, however it went. */
export function isOver({status}: Pick<Run, 'status'>): boolean {
  return status !== 'waiting' && status !== 'running';
}
