import {segmentBar} from '../../format/bar.ts';
import {bytes} from '../../format/number.ts';
import type {MemoryParts} from '../../triage/ledger.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

/** The parts of the host's memory in the order of the bar; what is available is its track. */
const parts: readonly {readonly label: string; readonly of: (parts: MemoryParts) => number; readonly style: Style}[] = [
  {label: 'domains', of: ({domainsBytes}) => domainsBytes, style: 'guest'},
  {label: 'others', of: ({othersBytes}) => othersBytes, style: 'user'},
  {label: 'available', of: ({availableBytes}) => availableBytes, style: 'track'},
];

/** How the physical memory is shared out, as a bar with a blank at each side; a letter tells the parts apart without colour. */
export function memoryBar(of: MemoryParts, width: number, look: Look): readonly Span[] {
  const total = parts.reduce((sum, part) => sum + part.of(of), 0);
  const cells = Math.max(1, width - 2);
  const filled = parts.slice(0, -1);
  const pieces = segmentBar(
    filled.map((part) => (total > 0 ? part.of(of) / total : 0)),
    cells,
    look,
  );
  return [
    {text: ' '},
    ...pieces.map((text, index): Span => {
      const {style, label = ''} = parts[index] ?? {};
      return {text: index < filled.length ? named(text, label) : text, style};
    }),
  ];
}

/** A piece with the name of its part in it, where that has room. */
function named(piece: string, label: string): string {
  return piece.length >= label.length + 2 ? ` ${label} ${piece.slice(label.length + 2)}` : piece;
}

/** The sizes of the parts. */
export function memoryLegend(of: MemoryParts, look: Look): readonly Span[] {
  return parts.flatMap(({label, of: size, style}) => [
    {text: ' '},
    {text: label, style},
    {text: ` ${bytes(size(of), look)} `},
  ]);
}
