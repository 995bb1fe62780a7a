import {durationText} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {namesDo} from '../known.ts';
import {controlState, onHost} from '../remedies.ts';
import {domainRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

/** For how long its QEMU has not answered while the host was awake, in seconds. */
function silence({domain}: KnownDomain, {now, wokeAt = 0}: Facts): number | undefined {
  return domain.stuckSince === undefined ? undefined : (now - Math.max(domain.stuckSince, wokeAt)) / 1000;
}

/** The letter of the process's state (proc_pid_stat(5)) tells who has to move. */
const states: Readonly<Record<string, string>> = {
  T: 'It was stopped by a signal, and stands still until it is continued.',
  t: 'A debugger holds it.',
  D: 'It waits in the kernel for a device, most often for storage that does not answer.',
  Z: 'It has ended, and libvirt has not noticed yet.',
};

const elsewhere =
  'It may be overloaded, held by a long command of its monitor, or wait for storage that does not answer.';

/** Domains whose QEMU does not answer libvirt. */
export const stuckMonitor = domainRule({
  id: 'stuck-monitor',
  harm: 'down',
  examine: (known, facts) => {
    const seconds = silence(known, facts);
    const severity = severityOf(seconds, thresholds.stuckSeconds);
    return severity && {severity, weight: Math.min(10, (seconds ?? 0) / thresholds.stuckSeconds.crit)};
  },
  tell: (cases, facts) => ({
    title: `QEMU of ${namesDo(cases, 'has', 'have')} not answered for ${durationText(silence(cases[0], facts) ?? 0)}`,
    evidence: cases.flatMap((known) => [
      {label: `${known.domain.name} silent for`, value: durationText(silence(known, facts) ?? 0)},
      ...(known.process
        ? [
            {
              label: `${known.domain.name} process`,
              value: `${known.process.pid}, state ${known.process.state ?? 'unknown'}`,
            },
          ]
        : []),
    ]),
    reason: `libvirt cannot ask it anything, so its figures are old and it can be neither ballooned nor shut down. ${states[cases[0].process?.state ?? ''] ?? elsewhere}`,
    remedies: cases.flatMap(relief),
  }),
});

function relief(known: KnownDomain): readonly Remedy[] {
  const {process} = known;
  const awaken =
    process?.state === 'T'
      ? [onHost(`Continue the QEMU of ${known.domain.name}`, 'kill', '-CONT', String(process.pid))]
      : [];
  return [...awaken, controlState(known)];
}
