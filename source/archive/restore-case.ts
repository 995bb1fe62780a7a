import type {Manifest} from './manifest.ts';
import type {DiskFate} from './restore-fates.ts';
import type {Placement} from './restore-placement.ts';
import type {RestoreChoices, RestoreProblem} from './restore-plan.ts';
import type {Subject} from './restore-subject.ts';
import type {Surroundings} from './restore-surroundings.ts';

/** All that is known when a restore is planned. */
export interface RestoreCase {
  readonly manifest: Manifest;
  readonly choices: RestoreChoices;
  /** What the domain will be called. */
  readonly name: string;
  readonly subject: Subject;
  readonly fates: readonly DiskFate[];
  /** The files that go to this host, those of disks first. */
  readonly placements: readonly Placement[];
  /** Where the domain has the variables of its firmware, restored or not. */
  readonly nvramPath: string | undefined;
  /** Where the state of its TPM goes; a copy has its own UUID there. */
  readonly tpmPath: string | undefined;
  readonly around: Surroundings;
}

/** Looks for one kind of problem. */
export type Rule = (facts: RestoreCase) => readonly RestoreProblem[];

/** A problem that keeps it from being restored so. */
export function blocks(text: string): RestoreProblem {
  return {level: 'blocks', text};
}

/** A problem that costs something that is there now. */
export function overwrites(text: string): RestoreProblem {
  return {level: 'overwrites', text};
}

/** Something to be known. */
export function note(text: string): RestoreProblem {
  return {level: 'note', text};
}
