import type {Consistency} from './manifest.ts';
import type {Progress} from './progress.ts';

/** A folder that is a backup, or was to become one. */
export interface FoundBackup {
  readonly folder: string;
  /** What is made, or was left unfinished, when that is not the backup itself but a restore of it. */
  readonly task?: 'backup' | 'restore';
  readonly name: string;
  readonly uuid: string | undefined;
  /** finished: its manifest can be read; running: a live process works at it; unfinished: nobody does. */
  readonly status: 'finished' | 'running' | 'unfinished' | 'unreadable';
  /** Seconds since 1970. */
  readonly wallSeconds: number | undefined;
  readonly consistency: Consistency | undefined;
  /** What it takes on the disk. */
  readonly bytes: number | undefined;
  /** Of what is running: the process that works at it, and how far that says to be. */
  readonly work?: {readonly pid: number; readonly progress: Progress | undefined};
  /** Why it cannot be read, or what was left of it. */
  readonly reason: string | undefined;
}
