import {guestAgeSeconds} from '../../model/fields/guest.ts';
import {durationText, sizeText, verb} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {hasBooted, isBallooned, isCurrent, isRunning, namesOf, reportedBalloon, rowOf} from '../known.ts';
import {armStats, editDefinition} from '../remedies.ts';
import {domainRule, type Rule} from '../rule.ts';
import {thresholds} from '../thresholds.ts';

interface Form {
  readonly id: string;
  readonly is: (known: KnownDomain, facts: Facts) => boolean;
  /** What follows the names: "db1 and web3 have no balloon device". */
  readonly predicate: readonly [one: string, many: string];
  readonly reason: string;
  readonly remedy: (known: KnownDomain) => Remedy;
  readonly basis?: 'balloon';
}

const balloonOf = ({definition}: KnownDomain) => definition?.balloon;
const hasDevice = (known: KnownDomain) => balloonOf(known) !== undefined && balloonOf(known)?.model !== 'none';
const isArmed = (known: KnownDomain) => hasDevice(known) && (balloonOf(known)?.periodSeconds ?? 0) > 0;
const lastReport = ({domain}: KnownDomain) => domain.readings.balloon?.value.lastUpdateSeconds;

/** Whether a guest that did report has fallen silent, for longer than the host has been awake. */
function isSilent(known: KnownDomain, facts: Facts): boolean {
  const age = guestAgeSeconds(rowOf(known, facts));
  const limit = Math.max(thresholds.balloonAgeSeconds.crit, 3 * (balloonOf(known)?.periodSeconds ?? 0));
  const awake = facts.wokeAt === undefined ? Infinity : (facts.now - facts.wokeAt) / 1000;
  return age !== undefined && Math.min(age, awake) >= limit;
}

const forms: readonly Form[] = [
  {
    id: 'balloon-no-device',
    is: (known) => balloonOf(known)?.model === 'none',
    predicate: ['has no balloon device', 'have no balloon device'],
    reason:
      'Its definition says <memballoon model="none"/>, so nobody sees what the guest uses of its memory. Nor can any of it be given back while it runs.',
    remedy: (known) => editDefinition(known, 'make it <memballoon model="virtio">'),
  },
  {
    id: 'balloon-no-period',
    is: (known) => hasDevice(known) && !isArmed(known),
    predicate: ['has a balloon without a stats period', 'have balloons without a stats period'],
    reason:
      'The guest reports on its memory once, when its driver loads, and never again. With a stats period it reports every few seconds, which costs next to nothing.',
    remedy: (known) => armStats(known),
  },
  {
    id: 'balloon-no-driver',
    is: (known, facts) => isArmed(known) && !lastReport(known) && hasBooted(known, facts),
    predicate: ['has never reported on its memory', 'have never reported on their memory'],
    reason:
      'It has a balloon device and a stats period, but its guest has no driver for it, or did not get as far as to load it. Without it, setmem has no effect and what the guest uses is not known.',
    remedy: (known) => ({
      label: `Load virtio_balloon in ${known.domain.name}; Windows has it in its virtio drivers`,
      commands: [['virsh', 'console', '--domain', known.domain.uuid]],
    }),
    basis: 'balloon',
  },
  {
    id: 'balloon-silent',
    is: (known, facts) => isArmed(known) && isSilent(known, facts),
    predicate: ['has stopped reporting on its memory', 'have stopped reporting on their memory'],
    reason:
      'Its guest did report, so it has a driver, which was unloaded since, or the guest hangs. What it said last is too old to go by.',
    remedy: (known) => armStats(known),
    basis: 'balloon',
  },
];

/**
 * Nobody sees how a guest is off for memory, each reason told apart. It is only for information, unless the balloon takes
 * memory from a guest of which nobody can see whether it misses it.
 */
export const blindBalloon: readonly Rule[] = forms.map(({id, is, predicate, reason, remedy, basis}) =>
  domainRule({
    id,
    harm: 'blind',
    basis,
    examine: (known, facts) => {
      if (!isRunning(known) || !isCurrent(known, 'balloon', facts) || known.domain.stuckSince !== undefined) {
        return undefined;
      }
      if (reportedBalloon(known, facts)?.usableBytes !== undefined || !is(known, facts)) return undefined;
      return {severity: isBallooned(known) ? 'warn' : 'info'};
    },
    tell: (cases, facts) => {
      const names = namesOf(cases);
      const given = cases.reduce((sum, {domain}) => sum + (domain.readings.balloon?.value.currentBytes ?? 0), 0);
      return {
        title: `${names} ${verb(cases.length, ...predicate)}: what ${verb(cases.length, 'it uses of its', 'they use of their')} ${sizeText(given)} is not known`,
        evidence: cases.map((known) => ({label: known.domain.name, value: told(known, facts)})),
        reason,
        remedies: cases.slice(0, 3).map(remedy),
      };
    },
  }),
);

function told(known: KnownDomain, facts: Facts): string {
  const {currentBytes, maximumBytes} = known.domain.readings.balloon?.value ?? {};
  const age = guestAgeSeconds(rowOf(known, facts));
  const report = age === undefined ? 'no report' : `last report ${durationText(age)} ago`;
  return `${sizeText(currentBytes)} of ${sizeText(maximumBytes)}, ${report}`;
}
