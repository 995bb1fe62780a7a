import {overcommitOf} from '../../model/overcommit.ts';
import {counted, percentText, ratioText} from '../../model/words.ts';
import {usersOf} from '../contention.ts';
import type {Facts} from '../facts.ts';
import {cpuPercent} from '../known.ts';
import {hostRule} from '../rule.ts';
import {levelOf, severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

function overcommit({host, domains}: Facts) {
  return overcommitOf(
    [...domains.values()].map(({domain}) => domain),
    {pcpus: host.identity?.pcpus},
  );
}

/** Many vCPUs to a pCPU, and no idle time left. While there is some, any ratio is fine. */
export const cpuOvercommit = hostRule({
  id: 'cpu-overcommit',
  harm: 'risk',
  basis: 'host',
  examine: (facts) => {
    const {vcpuRatio} = overcommit(facts);
    const crowded = severityOf(vcpuRatio, thresholds.cpuRatio);
    const busy = severityOf(facts.host.rates?.busyPercent, thresholds.hostBusyPercent);
    if (crowded === undefined || busy === undefined) return undefined;
    const severity = levelOf(crowded) < levelOf(busy) ? crowded : busy;
    return {severity, weight: (vcpuRatio ?? 0) / thresholds.cpuRatio.crit};
  },
  tell: (facts) => {
    const {vcpus = 0, pcpus = 0, vcpuRatio = 0} = overcommit(facts);
    const {culprits} = usersOf(facts);
    const busy = percentText(facts.host.rates?.busyPercent);
    return {
      title: `${counted(vcpus, 'vCPU')} run on ${counted(pcpus, 'pCPU')} (${ratioText(vcpuRatio)}), and the host is ${busy} busy`,
      evidence: [
        {label: 'vCPUs per pCPU', value: ratioText(vcpuRatio)},
        {label: 'host busy', value: busy},
        ...culprits.map((known) => ({
          label: `${known.domain.name} uses`,
          value: percentText(cpuPercent(known, facts)),
        })),
      ],
      reason:
        'More vCPUs than pCPUs are fine as long as the host has idle time. Now it has next to none, so that whatever wants more makes others wait.',
      others: culprits.map(({domain}) => ({uuid: domain.uuid, part: 'culprit' as const})),
    };
  },
});
