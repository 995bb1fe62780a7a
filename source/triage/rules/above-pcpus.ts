import {counted, percentText} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import {cpuPercent, isRunning, namesDo, readyPercent, upTo, vcpuCount} from '../known.ts';
import {setVcpus} from '../remedies.ts';
import {domainRule} from '../rule.ts';

/** Running domains that each have more vCPUs than the host has pCPUs: the arrangement to avoid. */
export const abovePcpus = domainRule({
  id: 'above-pcpus',
  harm: 'risk',
  part: 'culprit',
  examine: (known, facts) => {
    const vcpus = vcpuCount(known);
    const pcpus = facts.host.identity?.pcpus;
    if (!isRunning(known) || !vcpus || !pcpus || vcpus <= pcpus) return undefined;
    return {severity: 'warn', weight: vcpus / pcpus};
  },
  tell: (cases, facts) => {
    const pcpus = facts.host.identity?.pcpus ?? 0;
    const most = counted(vcpuCount(cases[0]) ?? 0, 'vCPU');
    return {
      title: `${namesDo(cases, 'has', 'have')} ${upTo(cases)}${most}, more than the host's ${counted(pcpus, 'pCPU')}`,
      evidence: cases.flatMap((known) => evidenceOf(known, facts)),
      reason:
        'Its vCPUs can never all run at once, so one that holds a lock waits for a pCPU while the others spin on that lock. It would be faster with as many vCPUs as there are pCPUs, or fewer.',
      remedies: cases.flatMap((known) => [setVcpus(known, pcpus, 'config'), setVcpus(known, pcpus, 'live')]),
    };
  },
});

function evidenceOf(known: KnownDomain, facts: Facts) {
  const {name} = known.domain;
  return [
    {label: `${name} has`, value: counted(vcpuCount(known) ?? 0, 'vCPU')},
    {label: `${name} uses`, value: percentText(cpuPercent(known, facts))},
    {label: `${name} waits`, value: percentText(readyPercent(known, facts))},
  ];
}
