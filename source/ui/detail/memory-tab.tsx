import type {ReactElement} from 'react';
import {cell} from '../../format/cell.ts';
import type {Detail} from '../../state/select/detail.ts';
import {Line} from '../line.tsx';
import {useLook} from '../look.ts';
import {domainField} from './figure.ts';
import {missingReportReason} from './guest-report.ts';
import {SmallTable} from './small-table.tsx';

/** The figures in the order in which they explain each other. */
const figures = [
  ['memoryMaximumBytes', 'assigned'],
  ['balloonBytes', 'balloon'],
  ['balloonPercent', 'balloon share'],
  ['reclaimedBytes', 'reclaimed'],
  ['rssBytes', 'RSS on the host'],
  ['guestAvailableBytes', 'guest total'],
  ['guestUsableBytes', 'guest usable'],
  ['guestUnusedBytes', 'guest free'],
  ['diskCachesBytes', 'disk caches'],
  ['usedBytes', 'used'],
  ['usedPercent', 'used share'],
  ['swapInBytesPerSecond', 'swap in per s'],
  ['swapOutBytesPerSecond', 'swap out per s'],
  ['majorFaultsPerSecond', 'major faults/s'],
  ['balloonAgeSeconds', 'guest said ago'],
] as const;

const columns = [
  {title: 'FIGURE', align: 'left', width: 16},
  {title: 'VALUE', align: 'right', width: 6},
  {title: 'FROM', align: 'left', width: 200},
] as const;

/** Every figure about memory with where it comes from, and why the guest's own are missing. */
export function MemoryTab({detail, width}: {readonly detail: Detail; readonly width: number}): ReactElement {
  const look = useLook();
  const {row, xml, scroll, height} = detail;
  const reason = missingReportReason(row, xml && 'text' in xml ? xml.text : undefined);
  const rows = figures.map(([id, label]) => {
    const {kind, value, help} = domainField(id);
    return [label, cell(kind, value(row), 6, {ascii: look.ascii, sign: true}).trim(), help];
  });
  return (
    <>
      <SmallTable columns={columns} rows={rows} first={scroll} height={height - (reason ? 1 : 0)} width={width} />
      {reason !== undefined && <Line spans={[{text: ` ${reason}`, style: 'warn'}]} width={width} />}
    </>
  );
}
