import {sumKnown} from '../../model/sum.ts';
import {decimal} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import {currentRates, namesDo, upTo} from '../known.ts';
import {domainRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

/** Each interface with what it loses or damages a second. */
function losses(known: KnownDomain, facts: Facts) {
  return (currentRates(known, 'interface', facts) ?? []).flatMap((nic) => {
    const perSecond = sumKnown([
      nic.rxErrorsPerSecond,
      nic.rxDropsPerSecond,
      nic.txErrorsPerSecond,
      nic.txDropsPerSecond,
    ]);
    return perSecond ? [{name: nic.name, perSecond}] : [];
  });
}

const total = (known: KnownDomain, facts: Facts) => sumKnown(losses(known, facts).map(({perSecond}) => perSecond)) ?? 0;

/** Packets are lost or damaged on their way to or from a guest. */
export const netErrors = domainRule({
  id: 'net-errors',
  harm: 'slow',
  basis: 'interface',
  examine: (known, facts) => {
    const perSecond = total(known, facts);
    const severity = severityOf(perSecond, thresholds.netErrorsPerSecond);
    if (severity === undefined) return undefined;
    return {
      severity: severity === 'crit' ? 'warn' : 'info',
      weight: Math.min(10, perSecond / thresholds.netErrorsPerSecond.crit),
    };
  },
  tell: (cases, facts) => ({
    title: `${namesDo(cases, 'loses', 'lose')} ${upTo(cases)}${decimal(total(cases[0], facts))} packets a second`,
    evidence: cases.flatMap((known) =>
      losses(known, facts).map(({name, perSecond}) => ({
        label: `${known.domain.name} ${name}`,
        value: `${decimal(perSecond)} packets/s dropped or damaged`,
      })),
    ),
    reason:
      'Packets are dropped when the guest does not take them off its queue in time, or the host has no room for them. A guest that waits for a pCPU, or has one queue for much traffic, is the usual cause.',
  }),
});
