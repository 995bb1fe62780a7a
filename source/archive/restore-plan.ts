import {sizeText} from '../model/words.ts';
import type {Manifest} from './manifest.ts';

/** What the user chose for a restore. */
export interface RestoreChoices {
  /** The name of a copy with an identity of its own; undefined keeps name, UUID and MACs. */
  readonly as: string | undefined;
  /** The folder for the images of a copy, or of images whose folder is not on this host; undefined leaves them where they were. */
  readonly images: string | undefined;
  /** Only the definition; the images must be there. */
  readonly definitionOnly: boolean;
}

/** blocks: it cannot be restored so; overwrites: something is lost that is there now; note: to be known. */
export interface RestoreProblem {
  readonly level: 'blocks' | 'overwrites' | 'note';
  /** What is the matter, to what, and what will be done about it, as sentences. */
  readonly text: string;
}

export interface RestoreStep {
  readonly what: 'verify' | 'image' | 'nvram' | 'tpm' | 'define' | 'snapshot';
  /** As a sentence. */
  readonly text: string;
  readonly bytes: number | undefined;
}

/** What a restore would do, and what is in its way. */
export interface RestorePlan {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly choices: RestoreChoices;
  readonly name: string;
  readonly steps: readonly RestoreStep[];
  readonly problems: readonly RestoreProblem[];
  /** Of all that it does and found: a restore that is told it refuses to do anything else. */
  readonly digest: string;
}

/** A step with how much there is to read or write. */
export function stepText({text, bytes}: RestoreStep): string {
  return bytes === undefined ? text : `${text.replace(/\.$/, '')} (${sizeText(bytes)}).`;
}

/** The worst that a plan says. */
export function verdictOf({problems}: Pick<RestorePlan, 'problems'>): RestoreProblem['level'] {
  const has = (level: RestoreProblem['level']) => problems.some((problem) => problem.level === level);
  return has('blocks') ? 'blocks' : has('overwrites') ? 'overwrites' : 'note';
}
