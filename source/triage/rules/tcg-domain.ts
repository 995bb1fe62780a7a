import {percentText} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import {cpuPercent, isRunning, namesDo} from '../known.ts';
import {editDefinition} from '../remedies.ts';
import {domainRule} from '../rule.ts';

function usesText(known: KnownDomain, facts: Facts): string {
  return `${known.domain.name} uses ${percentText(cpuPercent(known, facts))}`;
}

/** Domains of type qemu, for the host's own architecture, on a host that could run them on KVM. */
export const tcgDomain = domainRule({
  id: 'tcg-domain',
  harm: 'slow',
  part: 'culprit',
  examine: (known, {host}) => {
    const {type, arch} = known.definition ?? {};
    const {identity, extras} = host;
    if (!isRunning(known) || type !== 'qemu' || identity?.kvm?.usable !== true) return undefined;
    return arch !== undefined && arch === extras?.arch ? {severity: 'warn'} : undefined;
  },
  tell: (cases, facts) => ({
    title: `${namesDo(cases, 'is', 'are')} emulated (type qemu) on a host that has KVM; ${usesText(cases[0], facts)}`,
    evidence: cases.map((known) => ({
      label: known.domain.name,
      value: `type qemu, ${known.definition?.arch}, uses ${percentText(cpuPercent(known, facts))}`,
    })),
    reason:
      'Its definition says type="qemu", so every instruction of the guest is emulated in software. As type="kvm" it would run on the CPU itself, ten times faster and more.',
    remedies: cases.slice(0, 3).map((known) => editDefinition(known, 'make it <domain type="kvm">')),
  }),
});
