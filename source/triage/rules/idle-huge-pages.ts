import type {HugePages} from '../../model/host-extras.ts';
import {share} from '../../model/quotient.ts';
import {percentText, sizeText} from '../../model/words.ts';
import type {Facts} from '../facts.ts';
import {hostMemory, shortage} from '../memory.ts';
import {onHost} from '../remedies.ts';
import {hostRule} from '../rule.ts';
import {thresholds} from '../thresholds.ts';

const freeBytes = ({free, pageBytes}: HugePages) => free * pageBytes;

function idle({host}: Facts): number | undefined {
  return host.extras?.hugePages?.reduce((sum, pages) => sum + freeBytes(pages), 0);
}

/** Memory is short while some lies reserved in huge pages that nobody uses. */
export const idleHugePages = hostRule({
  id: 'idle-huge-pages',
  harm: 'waste',
  basis: 'host',
  examine: (facts) => {
    const state = hostMemory(facts);
    const percent = share(idle(facts), state.totalBytes);
    if (percent === undefined || percent < thresholds.hugePagesIdlePercent.value) return undefined;
    return shortage(state) && {severity: 'warn', weight: percent / 100};
  },
  tell: (facts) => {
    const {totalBytes, usedPercent} = hostMemory(facts);
    const pools = facts.host.extras?.hugePages?.filter(({free}) => free > 0) ?? [];
    return {
      title: `${sizeText(idle(facts))} lie idle in reserved huge pages while the host's memory is ${percentText(usedPercent)} used`,
      evidence: [
        ...pools.map((pool) => ({
          label: `free huge pages of ${sizeText(pool.pageBytes)}`,
          value: `${pool.free} of ${pool.total}: ${sizeText(freeBytes(pool))}`,
        })),
        {label: 'memory', value: sizeText(totalBytes)},
      ],
      reason:
        'Reserved huge pages are used by nobody but domains whose definition asks for them. What is not needed for those can be given back to all others.',
      remedies: pools.map(({pageBytes, total, free}) =>
        onHost(
          `Give the idle pages of ${sizeText(pageBytes)} back`,
          'sh',
          '-c',
          `echo ${total - free} >/sys/kernel/mm/hugepages/hugepages-${pageBytes / 1024}kB/nr_hugepages`,
        ),
      ),
    };
  },
});
