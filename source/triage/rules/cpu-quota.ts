import {percentText, verb} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import {cpuPercent, namesDo, readyPercent} from '../known.ts';
import {isHeldByQuota, quotaPercent} from '../quota.ts';
import {uncapVcpus} from '../remedies.ts';
import {domainRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

function usedText(known: KnownDomain, facts: Facts): string {
  return `${percentText(cpuPercent(known, facts))} used of ${percentText(quotaPercent(known))} allowed`;
}

/** Domains that wait for their own CPU quota rather than for a pCPU. */
export const cpuQuota = domainRule({
  id: 'cpu-quota',
  harm: 'slow',
  basis: 'vcpu',
  examine: (known, facts) => {
    const ready = readyPercent(known, facts);
    if (severityOf(ready, thresholds.readyPercent) === undefined || !isHeldByQuota(known, facts)) return undefined;
    return {severity: 'warn', weight: (ready ?? 0) / thresholds.readyPercent.crit};
  },
  tell: (cases, facts) => ({
    title: `${namesDo(cases, 'is', 'are')} held back by ${verb(cases.length, 'its', 'their')} own CPU quota: ${usedText(cases[0], facts)}`,
    evidence: cases.flatMap((known) => [
      {label: known.domain.name, value: usedText(known, facts)},
      {label: `${known.domain.name} waits`, value: percentText(readyPercent(known, facts))},
    ]),
    reason:
      'The kernel stops a vCPU that has used up its quota until the next period, and counts that as waiting. The host may well be idle meanwhile.',
    remedies: cases.map(uncapVcpus),
  }),
});
