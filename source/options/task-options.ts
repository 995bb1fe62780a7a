import type {RestoreChoices} from '../archive/restore-plan.ts';

interface Shared {
  /** undefined leaves the choice to virsh. */
  readonly uri: string | undefined;
  /** human: a line that is rewritten on a terminal, else one line a step; json: a `Progress` a line. */
  readonly progress: 'human' | 'json';
}

/** What a subcommand is asked to do, without a screen. */
export type TaskOptions = Shared &
  (
    | {
        readonly task: 'backup';
        /** Names or UUIDs of domains, at least one. */
        readonly domains: readonly string[];
        /** The folder below which each backup gets a folder of its own. */
        readonly to: string;
        /** Copy media too: what is in a cdrom or floppy drive, and disks that are read-only. */
        readonly media: boolean;
        /** Ask the guest agent to freeze the file systems, where there is one. */
        readonly freeze: boolean;
      }
    | {readonly task: 'verify'; readonly folders: readonly string[]}
    | ({
        readonly task: 'restore';
        readonly folder: string;
        /** Only print the plan. */
        readonly planOnly: boolean;
        /** Accept a plan that overwrites nothing. */
        readonly yes: boolean;
        /** The digest of the plan that was accepted elsewhere; it may overwrite. */
        readonly accept: string | undefined;
      } & RestoreChoices)
    /** Tell what ended midway, and put it right; `keep`: leave a restore as far as it came. */
    | {readonly task: 'recover'; readonly keep: boolean; readonly yes: boolean}
  );

export type TaskOf<T extends TaskOptions['task']> = Extract<TaskOptions, {task: T}>;
