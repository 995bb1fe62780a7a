import type {Trend} from '../model/trend.ts';

/** From the least to the worst. */
export const severities = ['info', 'warn', 'crit'] as const;
export type Severity = (typeof severities)[number];

/**
 * What kind of harm is done, the worst first: a guest stands still; its work takes longer now; it will when more is
 * asked of it; it could do the same for less; kvmtop cannot see how it is.
 */
export const harms = ['down', 'slow', 'risk', 'waste', 'blind'] as const;
export type Harm = (typeof harms)[number];

/** A figure or a fact that speaks for a finding, as text with its unit. */
export interface Evidence {
  readonly label: string;
  readonly value: string;
}

/** An operation of kvmtop with what is to be filled in: `id` and `values` as in operations/. */
export interface RemedyOperation {
  readonly id: string;
  readonly uuid: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What would mend it, or lead to it. */
export interface Remedy {
  /** What it does, as an imperative: "Give db1 192 MiB". */
  readonly label: string;
  /**
   * The commands, one after the other, each as its words: virsh, or what its administrator types on the host. To be shown
   * for a shell, a word with more than letters in it has to be quoted.
   */
  readonly commands: readonly (readonly string[])[];
  /** How kvmtop can do it itself; undefined where it cannot. */
  readonly operation?: RemedyOperation;
}

/** How bad one subject was, over time: 1 is the critical threshold, a gap is below the first one. */
export interface Course {
  readonly subject: string;
  readonly weights: Trend;
}

/** The part that a domain has in a finding. One that is both is named as what it is to others. */
export type Part = 'victim' | 'culprit';

export interface Concern {
  readonly uuid: string;
  readonly part: Part;
}

/** One thing that is wrong, with everything to be said of it. One cause is one finding, however many it hits. */
export interface Finding {
  /** Of the rule; a rule has one finding at a time, so it stays the same from sample to sample. */
  readonly id: string;
  readonly severity: Severity;
  readonly harm: Harm;
  /** The uuid of the only domain that it is about; otherwise host. */
  readonly subject: string;
  /** One line with its figures, in plain words. Holds names of domains as they are: make it safe before it is drawn. */
  readonly title: string;
  readonly evidence: readonly Evidence[];
  /** Why it is so, and what it means: two sentences. */
  readonly reason: string;
  readonly remedies: readonly Remedy[];
  /** Worst first. */
  readonly domains: readonly Concern[];
  /** How much it hurts against others of its severity and harm: 1 is one domain at the critical threshold. */
  readonly weight: number;
  /** Since when it shows, in milliseconds of the monotonic clock; undefined when it was not held. */
  readonly since?: number;
  /** How bad it was over time, the worst subject first; absent where it was not held, or is true at once. */
  readonly courses?: readonly Course[];
}
