import {sumKnown} from '../../model/sum.ts';
import {percentText, speedText, verb} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import {currentRates, namesOf, upTo} from '../known.ts';
import {domainRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

const overhead = (known: KnownDomain, facts: Facts) => currentRates(known, 'vcpu', facts)?.overheadPercent;

/** QEMU itself, rather than its guest, uses the CPU. */
export const emulatorOverhead = domainRule({
  id: 'emulator-overhead',
  harm: 'waste',
  basis: 'vcpu',
  part: 'culprit',
  examine: (known, facts) => {
    const percent = overhead(known, facts);
    const severity = severityOf(percent, thresholds.overheadPercent);
    if (severity === undefined) return undefined;
    // Whoever suffers from it has a finding of his own.
    return {severity: severity === 'crit' ? 'warn' : 'info', weight: (percent ?? 0) / thresholds.overheadPercent.crit};
  },
  tell: (cases, facts) => ({
    title: `The emulator of ${namesOf(cases)} uses ${upTo(cases)}${percentText(overhead(cases[0], facts))} of a pCPU beside ${verb(cases.length, 'its', 'their')} vCPUs`,
    evidence: cases.flatMap((known) => [
      {label: `${known.domain.name} emulator and I/O threads`, value: percentText(overhead(known, facts))},
      {label: `${known.domain.name} disks`, value: speedText(diskTraffic(known, facts))},
      {label: `${known.domain.name} network`, value: speedText(netTraffic(known, facts))},
    ]),
    reason:
      'That is work for its devices: disk and network requests, emulated hardware, or a backup or migration. Virtio devices, I/O threads and vhost-net make the same traffic cheaper.',
  }),
});

function diskTraffic(known: KnownDomain, facts: Facts): number | undefined {
  return sumKnown(
    (currentRates(known, 'block', facts) ?? []).flatMap((disk) => [disk.readBytesPerSecond, disk.writeBytesPerSecond]),
  );
}

function netTraffic(known: KnownDomain, facts: Facts): number | undefined {
  return sumKnown(
    (currentRates(known, 'interface', facts) ?? []).flatMap((nic) => [nic.rxBytesPerSecond, nic.txBytesPerSecond]),
  );
}
