import {percentText, sizeText} from '../../model/words.ts';
import {hostMemory, shortage, strain, strainWeight} from '../memory.ts';
import {memoryEvidence, memoryRemedies, memoryVictims} from '../memory-evidence.ts';
import {hostRule} from '../rule.ts';
import {thresholds} from '../thresholds.ts';

/** Memory is short although it was not promised twice: the programs of the host use it, or KSM and caches do not help. */
export const memoryShort = hostRule({
  id: 'memory-short',
  harm: 'slow',
  basis: 'host',
  examine: (facts) => {
    const state = hostMemory(facts);
    const isOvercommitted = (state.ratio ?? 0) >= thresholds.memoryRatio.warn;
    const severity = isOvercommitted || shortage(state) === undefined ? undefined : strain(state);
    return severity && {severity, weight: strainWeight(state)};
  },
  tell: (facts) => {
    const state = hostMemory(facts);
    const {totalBytes, availableBytes, residentBytes} = state;
    const others =
      totalBytes === undefined || availableBytes === undefined || residentBytes === undefined
        ? undefined
        : Math.max(0, totalBytes - availableBytes - residentBytes);
    const pressure = state.pressurePercent
      ? `, programs wait ${percentText(state.pressurePercent)} of the time for it`
      : '';
    return {
      title: `The host's memory is ${percentText(state.usedPercent)} used${pressure}: domains occupy ${sizeText(residentBytes)}, all else ${sizeText(others)}`,
      evidence: memoryEvidence(facts),
      reason:
        'Domains were not promised more than the host has, so it is what the host itself runs that is too much. When nothing is left the kernel swaps, and then ends the greatest process, which is a domain.',
      remedies: memoryRemedies(facts),
      others: memoryVictims(facts),
    };
  },
});
