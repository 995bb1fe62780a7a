import {bytes} from '../../format/number.ts';
import type {Header} from '../../state/select/header.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import {hostLimits} from '../severity.ts';
import type {Span} from '../span.ts';
import {gaugeSpans, judged} from './gauge.ts';
import {usedText} from './memory-line.ts';

function trafficSpans(label: string, rate: number | undefined, look: Look): readonly Span[] {
  return rate === undefined
    ? []
    : [{text: `${label} `}, judged(`${bytes(rate, look)}/s`, rate, hostLimits.swapBytesPerSecond, look)];
}

/** How full the host's swap is, and what goes in and out of it. */
export function swapParts(header: Header, look: Look, width: number): Part[] {
  const {memory, rates} = header;
  const {swapTotalBytes: total, swapFreeBytes: free} = memory ?? {};
  if (total === 0) {
    return [
      {
        spans: [
          {text: ' SWAP ', style: 'strong'},
          {text: 'none on this host', style: 'dim'},
        ],
        priority: 0,
      },
    ];
  }
  const used = total === undefined || free === undefined ? undefined : total - free;
  const percent = used === undefined || total === undefined ? undefined : (100 * used) / total;
  return [
    {spans: gaugeSpans({label: 'SWAP', percent, limits: hostLimits.swapPercent}, header, look, width), priority: 0},
    {spans: [{text: usedText(used, total, look)}], priority: 1},
    {spans: trafficSpans('in', rates.swapInBytesPerSecond, look), priority: 3},
    {spans: trafficSpans('out', rates.swapOutBytesPerSecond, look), priority: 2},
  ];
}
