import {bytes} from '../../format/number.ts';
import type {Header} from '../../state/select/header.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import {hostLimits} from '../severity.ts';
import type {Span} from '../span.ts';
import {gaugeSpans, judged} from './gauge.ts';
import {ratioText, sumText} from './overcommit-text.ts';

/** `58.9/64.0G`: what is used of a whole, the unit said once where both have the same; empty when the whole is not known. */
export function usedText(used: number | undefined, total: number | undefined, look: Look): string {
  if (total === undefined) {
    return '';
  }
  const [part, whole] = [bytes(used, look), bytes(total, look)];
  const sameUnit = part.at(-1) === whole.at(-1) && used !== undefined;
  return `${sameUnit ? part.slice(0, -1) : part}/${whole}`;
}

/** What was taken back for the host: a word and a size with a minus; nothing when there is none. */
function savedSpans(label: string, saved: number | undefined, look: Look): readonly Span[] {
  return saved === undefined || saved <= 0 ? [] : [{text: `${label} ${glyphs(look).minus}${bytes(saved, look)}`}];
}

/** How full the host's memory is, what its domains were promised, and what balloons and KSM took back. */
export function memoryParts(header: Header, look: Look, width: number): Part[] {
  const {memory, overcommit, ksm, polled} = header;
  const {totalBytes: total, availableBytes: available} = memory ?? {};
  const used = total === undefined || available === undefined ? undefined : total - available;
  const percent = used === undefined || !total ? undefined : (100 * used) / total;
  const assigned = sumText(overcommit.assignedBytes, overcommit.memoryUnknown, (sum) => bytes(sum, look), look);
  const ratio = ratioText(overcommit.memoryRatio);
  return [
    {spans: gaugeSpans({label: 'MEM', percent, limits: hostLimits.memoryPercent}, header, look, width), priority: 0},
    {spans: [{text: usedText(used, total, look)}], priority: 1},
    {spans: polled === undefined ? [] : [{text: `assigned ${assigned}`}], priority: 2},
    {spans: ratio === '' ? [] : [judged(ratio, overcommit.memoryRatio, hostLimits.memoryRatio, look)], priority: 3},
    {spans: savedSpans('ballooned', overcommit.reclaimedBytes, look), priority: 4},
    {spans: savedSpans('KSM', ksm?.savedBytes, look), priority: 5},
  ];
}
