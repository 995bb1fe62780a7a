import type {StatGroup} from '../model/sample.ts';
import {unknown} from '../model/words.ts';
import type {Facts, KnownDomain} from './facts.ts';
import type {Evidence, Finding, Harm, Part, Remedy, Severity} from './finding.ts';
import {worst} from './severity.ts';

/** The subject of what is wrong with the host itself. */
export const hostSubject = 'host';

/** The reading whose rates a symptom is made of: of the host, or a group of its domain. */
export type Basis = 'host' | StatGroup;

/** What is wrong with one domain, or with the host, by one rule. */
export interface Symptom {
  readonly subject: string;
  readonly severity: Severity;
  /** The figure that was judged; 1 is the critical threshold. */
  readonly weight: number;
  /** Undefined for what is true at once: a state, a definition. */
  readonly basis?: Basis;
  /** It comes in bursts, so that it need not be there in each sample to be held. */
  readonly bursty?: boolean;
}

/** One thing that can be wrong. Pure: facts in, findings out, in two steps, so that each domain's symptom can be held. */
export interface Rule {
  readonly id: string;
  /** Who shows it in these facts. */
  symptoms(facts: Facts): readonly Symptom[];
  /** What is to be said of those who show it, as one finding. */
  tell(held: readonly Symptom[], facts: Facts): Finding | undefined;
}

/** What is wrong, without whose it is. */
export interface Verdict {
  readonly severity: Severity;
  readonly weight?: number;
}

/** What a rule has to say. */
export interface Telling {
  readonly title: string;
  readonly evidence: readonly Evidence[];
  readonly reason: string;
  readonly remedies?: readonly Remedy[];
  /** Those at whose cost, or to whose cost it is, beside those who show it. */
  readonly others?: readonly {readonly uuid: string; readonly part: Part}[];
  readonly harm?: Harm;
}

interface Common {
  readonly id: string;
  readonly harm: Harm;
  readonly basis?: Basis;
  readonly bursty?: boolean;
}

interface DomainRule extends Common {
  /** The part of those who show it; victim when undefined. */
  readonly part?: Part;
  readonly examine: (known: KnownDomain, facts: Facts) => Verdict | undefined;
  /** @param cases at least one, the worst first */
  readonly tell: (cases: readonly [KnownDomain, ...KnownDomain[]], facts: Facts) => Telling;
}

/** A rule that examines each domain by itself. */
export function domainRule({id, harm, basis, bursty, part = 'victim', examine, tell}: DomainRule): Rule {
  return {
    id,
    symptoms: (facts) =>
      [...facts.domains.values()].flatMap((known) => {
        const verdict = examine(known, facts);
        return verdict ? [symptomOf(known.domain.uuid, verdict, basis, bursty)] : [];
      }),
    tell: (held, facts) => {
      const sorted = held.toSorted((a, b) => b.weight - a.weight || (a.subject < b.subject ? -1 : 1));
      const [first, ...rest] = sorted.flatMap(({subject}) => facts.domains.get(subject) ?? []);
      if (first === undefined) return undefined;
      const {others = [], ...telling} = tell([first, ...rest], facts);
      const named = new Set(others.map(({uuid}) => uuid));
      const shown = [first, ...rest].flatMap(({domain: {uuid}}) => (named.has(uuid) ? [] : [{uuid, part}]));
      return {
        ...findingOf(id, harm, held, telling),
        subject: rest.length === 0 ? first.domain.uuid : hostSubject,
        domains: [...shown, ...others],
      };
    },
  };
}

interface HostRule extends Common {
  readonly examine: (facts: Facts) => Verdict | undefined;
  readonly tell: (facts: Facts) => Telling;
}

/** A rule that examines the host, or all domains together. */
export function hostRule({id, harm, basis, bursty, examine, tell}: HostRule): Rule {
  return {
    id,
    symptoms: (facts) => {
      const verdict = examine(facts);
      return verdict ? [symptomOf(hostSubject, verdict, basis, bursty)] : [];
    },
    tell: (held, facts) => {
      const {others = [], ...telling} = tell(facts);
      return {...findingOf(id, harm, held, telling), subject: hostSubject, domains: others};
    },
  };
}

function symptomOf(subject: string, {severity, weight = 1}: Verdict, basis?: Basis, bursty?: boolean): Symptom {
  return {subject, severity, weight, basis, bursty};
}

/** Evidence without a figure speaks for nothing. */
function findingOf(id: string, harm: Harm, held: readonly Symptom[], {remedies = [], evidence, ...telling}: Telling) {
  const severity = worst(...held.map((symptom) => symptom.severity)) ?? 'info';
  const weight = held.reduce((sum, symptom) => sum + symptom.weight, 0);
  const known = evidence.filter(({value}) => !value.startsWith(unknown));
  return {id, harm, severity, remedies, weight, evidence: known, ...telling};
}
