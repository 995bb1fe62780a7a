import type {Facts} from './facts.ts';
import type {Course, Finding} from './finding.ts';
import {type Held, held, type Memory, type ReadAt, remember, type Seen} from './hysteresis.ts';
import {isCurrent, isRunning} from './known.ts';
import {rank} from './rank.ts';
import {hostSubject, type Rule} from './rule.ts';
import {rules as allRules} from './rules.ts';

/** What triage makes of the facts, and what it has to remember for the next look. */
export interface Triage {
  readonly memory: Memory;
  /** What hurts most now first. */
  readonly findings: readonly Finding[];
}

/** What is wrong, once it has held. Start with an empty map. */
export function triage(memory: Memory, facts: Facts, rules: readonly Rule[] = allRules): Triage {
  const next = remember(memory, symptoms(facts, rules), readAtOf(facts), facts.now);
  return {memory: next, findings: tell(held(next), facts, rules)};
}

/** What is wrong by these facts alone, held or not. */
export function judge(facts: Facts, rules: readonly Rule[] = allRules): readonly Finding[] {
  return tell(symptoms(facts, rules), facts, rules);
}

function symptoms(facts: Facts, rules: readonly Rule[]): readonly Seen[] {
  return rules.flatMap((rule) => rule.symptoms(facts).map((symptom) => ({rule: rule.id, symptom})));
}

function tell(seen: readonly (Seen & Partial<Held>)[], facts: Facts, rules: readonly Rule[]): readonly Finding[] {
  const byRule = Map.groupBy(seen, ({rule}) => rule);
  const findings = rules.flatMap((rule) => {
    const held = byRule.get(rule.id) ?? [];
    const finding =
      held.length === 0
        ? undefined
        : rule.tell(
            held.map(({symptom}) => symptom),
            facts,
          );
    const since = held.flatMap((one) => one.since ?? []);
    if (finding === undefined) return [];
    return since.length === 0 ? [finding] : [{...finding, since: Math.min(...since), courses: coursesOf(held)}];
  });
  return rank(findings);
}

function coursesOf(held: readonly (Seen & Partial<Held>)[]): readonly Course[] {
  return held
    .toSorted((a, b) => b.symptom.weight - a.symptom.weight)
    .flatMap(({symptom: {subject}, course = []}) => (course.length > 0 ? [{subject, weights: course}] : []));
}

/** When the host, or a group of a domain, was last read; nothing holds for a domain that stands still or is not heard of. */
function readAtOf(facts: Facts): ReadAt {
  return ({subject, basis}) => {
    if (basis === undefined) return undefined;
    if (subject === hostSubject || basis === 'host') return facts.host.sample?.at;
    const known = facts.domains.get(subject);
    const stands = known !== undefined && isRunning(known) && isCurrent(known, basis, facts);
    return stands ? known.domain.readings[basis]?.at : undefined;
  };
}
