import {share} from '../../model/quotient.ts';
import {percentText, sizeText} from '../../model/words.ts';
import type {Facts} from '../facts.ts';
import {onHost} from '../remedies.ts';
import {hostRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

function figures({host}: Facts) {
  const saved = host.extras?.ksm?.profitBytes ?? host.sample?.ksm?.savedBytes;
  return {
    saved,
    worthPercent: share(saved, host.sample?.memory?.totalBytes),
    scanPercent: host.extras?.ksm?.scanPercent,
  };
}

/** KSM costs CPU and saves next to nothing. */
export const ksmCost = hostRule({
  id: 'ksm-cost',
  harm: 'waste',
  basis: 'host',
  examine: (facts) => {
    const {worthPercent, scanPercent} = figures(facts);
    if (worthPercent === undefined || worthPercent >= thresholds.ksmWorthPercent.value) return undefined;
    const severity = severityOf(scanPercent, thresholds.ksmScanPercent);
    if (severity === undefined) return undefined;
    return {
      severity: severity === 'crit' ? 'warn' : 'info',
      weight: (scanPercent ?? 0) / thresholds.ksmScanPercent.crit,
    };
  },
  tell: (facts) => {
    const {saved, scanPercent} = figures(facts);
    return {
      title: `KSM uses ${percentText(scanPercent)} of a pCPU and saves ${sizeText(saved)}`,
      evidence: [
        {label: 'ksmd', value: `${percentText(scanPercent)} of a pCPU`},
        {label: 'saved', value: sizeText(saved)},
      ],
      reason:
        'The guests have hardly any equal pages, so looking for them costs more than it gives. It can look more slowly, or not at all.',
      remedies: [
        {label: 'Let KSM look more slowly', commands: [['virsh', 'node-memory-tune', '--shm-sleep-millisecs', '200']]},
        onHost('Switch KSM off', 'sh', '-c', 'echo 0 >/sys/kernel/mm/ksm/run'),
      ],
    };
  },
});
