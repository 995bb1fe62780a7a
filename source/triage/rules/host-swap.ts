import {namesText, sizeText, speedText} from '../../model/words.ts';
import {hostMemory} from '../memory.ts';
import {memoryEvidence, memoryVictims, swappedOut} from '../memory-evidence.ts';
import {hostRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

/** The host swaps. Why it has to is told by the rules on its memory; they say this too. */
export const hostSwap = hostRule({
  id: 'host-swap',
  harm: 'slow',
  basis: 'host',
  bursty: true,
  examine: (facts) => {
    const {swapBytesPerSecond = 0} = hostMemory(facts);
    const severity = severityOf(swapBytesPerSecond, thresholds.hostSwapBytesPerSecond);
    if (severity === undefined) return undefined;
    // A trickle of old pages is what swap is for.
    return {
      severity: severity === 'crit' ? 'warn' : 'info',
      weight: swapBytesPerSecond / thresholds.hostSwapBytesPerSecond.crit,
    };
  },
  tell: (facts) => {
    const {swapBytesPerSecond, swapUsedBytes, availableBytes} = hostMemory(facts);
    const hit = swappedOut(facts).map(({domain}) => domain.name);
    const whose = hit.length === 0 ? '' : `; most of it is of ${namesText(hit)}`;
    return {
      title: `The host swaps ${swapBytesPerSecond ? speedText(swapBytesPerSecond) : 'in bursts'} with ${sizeText(availableBytes)} available: ${sizeText(swapUsedBytes)} are swapped out${whose}`,
      evidence: memoryEvidence(facts),
      reason:
        'There is memory available, so these are old pages that come back, or pages the kernel prefers not to keep. A guest that touches one waits for the disk and cannot see why.',
      others: memoryVictims(facts),
    };
  },
});
