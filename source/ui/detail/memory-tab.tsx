import type {ReactElement} from 'react';
import type {Detail} from '../../state/select/detail.ts';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import type {Span} from '../span.ts';
import {wrapWords} from '../wrap.ts';
import {domainField, figure} from './figure.ts';
import {missingReportReason} from './guest-report.ts';
import {SmallTable} from './small-table.tsx';

/** The figures in the order in which they explain each other. */
const figures = [
  ['memoryMaximumBytes', 'assigned'],
  ['balloonBytes', 'balloon'],
  ['balloonPercent', 'balloon share'],
  ['reclaimedBytes', 'reclaimed'],
  ['rssBytes', 'RSS on the host'],
  ['qemuSwappedBytes', 'swapped by host'],
  ['guestAvailableBytes', 'guest total'],
  ['guestUsableBytes', 'guest usable'],
  ['guestUnusedBytes', 'guest free'],
  ['diskCachesBytes', 'disk caches'],
  ['usedBytes', 'used'],
  ['usedPercent', 'used share'],
  ['swapInBytesPerSecond', 'swap in'],
  ['swapOutBytesPerSecond', 'swap out'],
  ['majorFaultsPerSecond', 'major faults'],
  ['balloonAgeSeconds', 'last report'],
] as const;

const columns = [
  {title: 'FIGURE', align: 'left', width: 16},
  {title: 'VALUE', align: 'right', width: 8},
  {title: 'FROM', align: 'left', width: 200},
] as const;

/** Every figure about memory with where it comes from, and why the guest's own are missing. */
export function MemoryTab({detail, width}: {readonly detail: Detail; readonly width: number}): ReactElement {
  const look = useLook();
  const {row, xml, scroll, height} = detail;
  const reason = missingReportReason(row, xml && 'text' in xml ? xml.text : undefined);
  const reasons = wrapWords(reason ?? '', width - 1)
    .filter((line) => line !== '')
    .map((text): Span[] => [{text: ` ${text}`, style: 'warn'}]);
  const rows = figures.map(([id, label]) => {
    return [label, figure(id, row, look).text, domainField(id).help];
  });
  return (
    <>
      <SmallTable columns={columns} rows={rows} first={scroll} height={height - reasons.length} width={width} />
      <Lines lines={reasons} scroll={0} height={reasons.length} width={width} />
    </>
  );
}
