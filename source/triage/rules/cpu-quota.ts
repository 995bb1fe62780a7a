import {cpuPercent, readyPercent} from '../known.ts';
import {isHeldByQuota, quotaPercent} from '../quota.ts';
import {uncapVcpus} from '../remedies.ts';
import {domainRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';
import {namesText, percentText, verb} from '../words.ts';

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
    title: `${namesText(cases.map(({domain}) => domain.name))} ${verb(cases.length, 'is', 'are')} held back by ${verb(cases.length, 'its', 'their')} own CPU quota: ${percentText(cpuPercent(cases[0], facts))} used of ${percentText(quotaPercent(cases[0]))} allowed`,
    evidence: cases.flatMap((known) => [
      {
        label: `${known.domain.name} uses`,
        value: `${percentText(cpuPercent(known, facts))} of ${percentText(quotaPercent(known))}`,
      },
      {label: `${known.domain.name} waits`, value: percentText(readyPercent(known, facts))},
    ]),
    reason:
      'The kernel stops a vCPU that has used up its quota until the next period, and counts that as waiting. The host may well be idle meanwhile.',
    remedies: cases.map(uncapVcpus),
  }),
});
