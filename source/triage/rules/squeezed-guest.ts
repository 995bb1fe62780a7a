import {share} from '../../model/quotient.ts';
import {percentText, sizeText, speedText} from '../../model/words.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {whatIf} from '../give-back.ts';
import {guestSwap, guestSwapText, isBallooned, namesDo, reportedBalloon, usablePercent} from '../known.ts';
import {setMemory} from '../remedies.ts';
import {domainRule} from '../rule.ts';
import {severityOf, worst} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

/** A guest has less than its maximum, and misses it: it swaps, or next to nothing is usable. */
export const squeezedGuest = domainRule({
  id: 'squeezed-guest',
  harm: 'slow',
  basis: 'balloon',
  bursty: true,
  examine: (known, facts) => {
    const balloon = reportedBalloon(known, facts);
    if (balloon === undefined || !isBallooned(known)) return undefined;
    const swap = guestSwap(known);
    const usable = usablePercent(balloon);
    const least = thresholds.squeezedUsablePercent.value;
    const swapping = severityOf(swap, thresholds.guestSwapBytesPerSecond);
    // A guest with memory to spare that fetches old pages back, one by one, does not miss any.
    const spares = usable !== undefined && usable >= thresholds.keepUsablePercent.value;
    const severity = worst(
      spares && swapping === 'warn' ? undefined : swapping,
      severityOf(usable === undefined ? undefined : 100 - usable, {warn: 100 - least, crit: 100 - least / 2}),
    );
    if (severity === undefined) return undefined;
    const missing = usable === undefined ? 0 : Math.max(0, (least - usable) / least);
    return {severity, weight: missing + Math.min(5, (swap ?? 0) / thresholds.guestSwapBytesPerSecond.crit)};
  },
  tell: (cases, facts) => {
    const [first] = cases;
    const {currentBytes, maximumBytes} = first.domain.readings.balloon?.value ?? {};
    const whose = cases.length === 1 ? 'its balloon' : `the balloon of ${first.domain.name}`;
    const usable = percentText(usablePercent(reportedBalloon(first, facts)));
    const left = `${sizeText(currentBytes)} of ${sizeText(maximumBytes)}, ${usable} of it usable`;
    return {
      title: `${namesDo(cases, 'is', 'are')} squeezed: ${whose} leaves it ${left}; it ${guestSwapText(first)}`,
      evidence: cases.flatMap((known) => evidenceOf(known, facts)),
      reason:
        'The host took more of its memory back than the guest can spare. It now does with its disk what it should do in memory, and slows down everybody who uses that disk.',
      remedies: cases.flatMap((known) => relief(known, facts)),
    };
  },
});

function evidenceOf(known: KnownDomain, facts: Facts) {
  const {name, readings} = known.domain;
  const {currentBytes, maximumBytes} = readings.balloon?.value ?? {};
  return [
    {
      label: `${name} has`,
      value: `${sizeText(currentBytes)} of ${sizeText(maximumBytes)} (${percentText(share(currentBytes, maximumBytes))})`,
    },
    {label: `${name} usable`, value: percentText(usablePercent(reportedBalloon(known, facts)))},
    {label: `${name} swaps`, value: speedText(guestSwap(known))},
  ];
}

/** A quarter more, or what makes the reserve usable again, if the host has it; otherwise others must give first. */
function relief(known: KnownDomain, facts: Facts): readonly Remedy[] {
  const {currentBytes, maximumBytes, usableBytes = 0, availableBytes = 0} = known.domain.readings.balloon?.value ?? {};
  if (currentBytes === undefined || maximumBytes === undefined) return [];
  const keep = thresholds.keepUsablePercent.value / 100;
  const missing = (keep * availableBytes - usableBytes) / (1 - keep);
  const size = Math.min(maximumBytes, currentBytes + Math.max(missing, currentBytes / 4));
  const free = facts.host.sample?.memory?.availableBytes;
  const {givers} = whatIf(facts);
  const first = givers.find((giver) => giver.known !== known);
  const isShort = free !== undefined && free < size - currentBytes;
  return [...(isShort && first ? [setMemory(first.known, first.afterBytes)] : []), setMemory(known, size)];
}
