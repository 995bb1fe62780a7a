import type {Look} from '../format/look.ts';
import {safeText} from '../format/safe-text.ts';
import {shellText} from '../model/shell-text.ts';
import type {Finding, Severity} from '../triage/finding.ts';
import {worst} from '../triage/severity.ts';
import type {JsonValue} from './json.ts';

const severityWidth = 4;

/** A line for each finding: how bad it is, and what it is. */
export function findingLines(findings: readonly Finding[], look: Look): readonly string[] {
  return findings.map(({severity, title}) => `${severity.padEnd(severityWidth)}  ${safeText(title, look)}`);
}

/** The worst that was found; undefined when nothing was. */
export function worstOf(findings: readonly Finding[]): Severity | undefined {
  return worst(...findings.map(({severity}) => severity));
}

/** A finding as schema.json describes it. */
export function findingObject({id, severity, subject, title, evidence, reason, remedies, domains}: Finding): JsonValue {
  return {
    id,
    severity,
    subject,
    title,
    evidence: evidence.map(({label, value}) => ({label, value})),
    reason,
    commands: remedies.map(({label, commands}) => ({label, lines: commands.map(shellText)})),
    domains: domains.map(({uuid, part}) => ({uuid, part})),
  };
}
