import type {DomainRow} from '../../model/field.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import {figure} from './figure.ts';

/** A figure with the word that says what it is, which stands before or after it. */
interface Piece {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** The lines of the overview, each about one resource. */
const facts: readonly {readonly label: string; readonly pieces: readonly Piece[]}[] = [
  {
    label: 'vCPUs',
    pieces: [
      {field: 'vcpus', after: 'plugged in'},
      {field: 'vcpusMaximum', after: 'at most'},
    ],
  },
  {
    label: 'CPU',
    pieces: [
      {field: 'cpuPercent', after: 'of one pCPU'},
      {field: 'cpuHostPercent', after: 'of the host'},
      {field: 'cpuUserPercent', before: 'user'},
      {field: 'cpuSystemPercent', before: 'system'},
      {field: 'overheadPercent', before: 'overhead'},
    ],
  },
  {
    label: 'Ready',
    pieces: [
      {field: 'readyPercent', after: 'waiting for a pCPU (worst vCPU)'},
      {field: 'readyMeanPercent', before: 'mean'},
    ],
  },
  {
    label: 'Memory',
    pieces: [
      {field: 'memoryMaximumBytes', after: 'assigned'},
      {field: 'balloonPercent', before: 'balloon'},
      {field: 'reclaimedBytes', before: 'reclaimed'},
      {field: 'rssBytes', before: 'RSS on the host'},
    ],
  },
  {
    label: 'Guest',
    pieces: [
      {field: 'usedPercent', after: 'used'},
      {field: 'guestUsableBytes', before: 'usable'},
      {field: 'swapBytesPerSecond', before: 'swap'},
      {field: 'majorFaultsPerSecond', before: 'major faults'},
    ],
  },
  {
    label: 'QEMU',
    pieces: [
      {field: 'qemuGuestPercent', before: 'guest'},
      {field: 'qemuUserPercent', before: 'itself'},
      {field: 'qemuSystemPercent', before: 'kernel'},
      {field: 'qemuSwappedBytes', before: 'swapped out'},
      {field: 'qemuThreads', after: 'threads'},
      {field: 'qemuPid', before: 'PID'},
      {field: 'qemuNodes', before: 'NUMA'},
    ],
  },
  {
    label: 'Disks',
    pieces: [
      {field: 'diskReadBytesPerSecond', before: 'read'},
      {field: 'diskWriteBytesPerSecond', before: 'write'},
      {field: 'diskReadRequestsPerSecond', before: 'reads'},
      {field: 'diskWriteRequestsPerSecond', before: 'writes'},
      {field: 'diskLatencyMs', before: 'latency'},
    ],
  },
  {
    label: 'Network',
    pieces: [
      {field: 'netRxBytesPerSecond', before: 'rx'},
      {field: 'netTxBytesPerSecond', before: 'tx'},
      {field: 'netErrorsPerSecond', before: 'errors and drops'},
    ],
  },
];

/** Cells of the labels at the left. */
export const labelWidth = 11;

function pieceSpans({field, before, after}: Piece, row: DomainRow, look: Look): Span[] {
  return [
    ...(before === undefined ? [] : [{text: `${before} `, style: 'dim'} as const]),
    figure(field, row, look),
    ...(after === undefined ? [] : [{text: ` ${after}`, style: 'dim'} as const]),
  ];
}

/** A label and what follows it, aligned with the others. */
export function labelled(label: string, spans: readonly Span[]): readonly Span[] {
  return [{text: ` ${label.padEnd(labelWidth - 1)}`, style: 'strong'}, ...spans];
}

/** What the domain uses, one line for each resource. */
export function factLines(row: DomainRow, look: Look): (readonly Span[])[] {
  const dot: Span = {text: glyphs(look).dot, style: 'dim'};
  return facts.map(({label, pieces}) =>
    labelled(
      label,
      pieces.flatMap((piece, index) => [...(index === 0 ? [] : [dot]), ...pieceSpans(piece, row, look)]),
    ),
  );
}
