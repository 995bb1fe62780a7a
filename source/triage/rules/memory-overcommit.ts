import {percentText, ratioText, sizeText, speedText} from '../../model/words.ts';
import type {Facts} from '../facts.ts';
import {whatIf} from '../give-back.ts';
import {type HostMemoryState, hostMemory, strain, strainWeight} from '../memory.ts';
import {memoryEvidence, memoryRemedies, memoryVictims} from '../memory-evidence.ts';
import {hostRule} from '../rule.ts';
import {thresholds} from '../thresholds.ts';

const isOvercommitted = ({ratio}: HostMemoryState) => ratio !== undefined && ratio >= thresholds.memoryRatio.warn;

/** Whether the guests could take more, without asking, than there is in memory and swap together. */
function isUnbacked({claimBytes, availableBytes, swapFreeBytes}: HostMemoryState): boolean {
  if (claimBytes === undefined || availableBytes === undefined || swapFreeBytes === undefined) return false;
  return claimBytes > availableBytes + swapFreeBytes;
}

/** More memory was assigned than there is, and it is missed; or it would be, with nothing left to fall back on. */
export const memoryOvercommit = hostRule({
  id: 'memory-overcommit',
  harm: 'slow',
  basis: 'host',
  bursty: true,
  examine: (facts) => {
    const state = hostMemory(facts);
    if (!isOvercommitted(state)) return undefined;
    const severity = strain(state);
    if (severity !== undefined) return {severity, weight: (state.ratio ?? 1) * strainWeight(state)};
    return isUnbacked(state) ? {severity: 'info', weight: state.ratio} : undefined;
  },
  tell: (facts) => {
    const state = hostMemory(facts);
    const strained = strain(state) !== undefined;
    const plight = strained ? shortText(state) : unbackedText(state);
    return {
      title: `Memory is over-committed ${ratioText(state.ratio ?? 0)}, ${plight}${offer(facts)}`,
      evidence: memoryEvidence(facts),
      reason: strained
        ? 'Guests were promised more memory than the host has, and now they use it. What the host swaps out of a guest is slow to use in a way that the guest cannot see.'
        : 'Guests were promised more memory than there is in memory and swap together. When they use it, the kernel ends the greatest process, which is a domain.',
      remedies: memoryRemedies(facts),
      others: memoryVictims(facts),
      harm: strained ? 'slow' : 'risk',
    };
  },
});

function shortText({usedPercent, swapBytesPerSecond}: HostMemoryState): string {
  const swapping = swapBytesPerSecond ? `, the host swaps ${speedText(swapBytesPerSecond)}` : '';
  return `and short: ${percentText(usedPercent)} used${swapping}`;
}

function unbackedText({claimBytes, availableBytes = 0, swapFreeBytes = 0}: HostMemoryState): string {
  const left = sizeText(availableBytes + swapFreeBytes);
  return `with nothing to fall back on: guests may still take ${sizeText(claimBytes)}, and there are ${left}`;
}

function offer(facts: Facts): string {
  const {givers, givesBytes} = whatIf(facts);
  const [first] = givers;
  if (first === undefined) return '';
  return givers.length === 1
    ? `; ${first.known.domain.name} could give back ${sizeText(givesBytes)}`
    : `; ${first.known.domain.name} and others could give back ${sizeText(givesBytes)}`;
}
