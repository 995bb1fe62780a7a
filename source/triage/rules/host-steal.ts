import {percentText} from '../../model/words.ts';
import {hostRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

/** The host is a guest itself, and does not get the CPU that it could use. */
export const hostSteal = hostRule({
  id: 'host-steal',
  harm: 'slow',
  basis: 'host',
  examine: ({host}) => {
    const steal = host.rates?.stealPercent;
    const severity = severityOf(steal, thresholds.hostStealPercent);
    return severity && {severity, weight: (steal ?? 0) / thresholds.hostStealPercent.crit};
  },
  tell: ({host}) => ({
    title: `The host itself waits ${percentText(host.rates?.stealPercent)} of the time for a CPU of the machine beneath it`,
    evidence: [
      {label: 'steal', value: percentText(host.rates?.stealPercent)},
      {label: 'host busy', value: percentText(host.rates?.busyPercent)},
    ],
    reason:
      'This host is a virtual machine, and its own hypervisor gives the CPU to others. All domains here are slowed by it, and nothing on this host can change that.',
  }),
});
