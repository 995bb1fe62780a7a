import {sizeText} from '../../model/words.ts';
import type {KnownDomain} from '../facts.ts';
import {namesDo} from '../known.ts';
import {reset, start} from '../remedies.ts';
import {domainRule} from '../rule.ts';

/** virDomainShutoffReason: its QEMU ended by itself. */
const offCrashed = 3;

/** Whether QEMU is kept for a look (on_crash preserve), rather than gone. */
const isKept = ({domain}: KnownDomain) => domain.readings.state?.value.state === 'crashed';

/** Domains whose guest or QEMU has crashed. */
export const crashed = domainRule({
  id: 'crashed',
  harm: 'down',
  examine: (known) => {
    if (isKept(known)) return {severity: 'crit', weight: 2};
    const {state, reason} = known.domain.readings.state?.value ?? {};
    return state === 'shut off' && reason === offCrashed ? {severity: 'warn'} : undefined;
  },
  tell: (cases) => ({
    title: `${namesDo(cases, 'has', 'have')} crashed${cases.length > 1 ? '' : isKept(cases[0]) ? ' and is kept as it was' : ' and is off'}`,
    evidence: cases.map((known) => ({
      label: known.domain.name,
      value: `${isKept(known) ? 'crashed' : 'shut off (crashed)'}, ${sizeText(known.domain.readings.balloon?.value.maximumBytes)} of memory`,
    })),
    reason:
      'Either the kernel of the guest has panicked, or its QEMU has ended by itself. What QEMU said last is in its log, /var/log/libvirt/qemu on most systems.',
    remedies: cases.map((known) => (isKept(known) ? reset(known) : start(known))),
  }),
});
