import {percentText, sizeText, speedText} from '../../model/words.ts';
import {guestSwap, guestSwapText, isBallooned, namesDo, reportedBalloon, usablePercent} from '../known.ts';
import {setMaximumMemory} from '../remedies.ts';
import {domainRule} from '../rule.ts';
import {thresholds} from '../thresholds.ts';

const {usedPercent, guestSwapBytesPerSecond} = thresholds;

/** A guest has all that it can have, and it is not enough. */
export const shortGuest = domainRule({
  id: 'short-guest',
  harm: 'slow',
  basis: 'balloon',
  bursty: true,
  examine: (known, facts) => {
    const balloon = reportedBalloon(known, facts);
    if (balloon === undefined || isBallooned(known)) return undefined;
    const used = 100 - (usablePercent(balloon) ?? 100);
    const swap = guestSwap(known) ?? 0;
    if (used < usedPercent.crit && swap < guestSwapBytesPerSecond.crit) return undefined;
    return {severity: 'warn', weight: used / usedPercent.crit + Math.min(5, swap / guestSwapBytesPerSecond.crit)};
  },
  tell: (cases, facts) => {
    const {maximumBytes} = cases[0].domain.readings.balloon?.value ?? {};
    const usable = percentText(usablePercent(reportedBalloon(cases[0], facts)));
    const whole = `the ${sizeText(maximumBytes)} of ${cases[0].domain.name}`;
    return {
      title: `${namesDo(cases, 'runs', 'run')} out of memory: ${usable} of ${whole} is usable, it ${guestSwapText(cases[0])}`,
      evidence: cases.flatMap((known) => [
        {label: `${known.domain.name} usable`, value: percentText(usablePercent(reportedBalloon(known, facts)))},
        {label: `${known.domain.name} swaps`, value: speedText(guestSwap(known))},
      ]),
      reason:
        'The guest has all the memory that it can have, so its balloon cannot help. Either less runs in it, or its maximum is raised from the next start.',
      remedies: cases.flatMap((known) => {
        const most = known.domain.readings.balloon?.value.maximumBytes;
        return most === undefined ? [] : [setMaximumMemory(known, most * 1.5)];
      }),
    };
  },
});
