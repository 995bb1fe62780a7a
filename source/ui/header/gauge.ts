import {segmentBar} from '../../format/bar.ts';
import {percent} from '../../format/number.ts';
import type {Header} from '../../state/select/header.ts';
import type {Look} from '../look.ts';
import {type Limits, severityMark, severityOf, severityStyle} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

/** Cells of the header's bars on screens at least so wide. */
const barWidths = [
  {from: 160, cells: 30},
  {from: 110, cells: 20},
  {from: 76, cells: 14},
  {from: 30, cells: 8},
  {from: 0, cells: 4},
] as const;

/** A share of the whole in a style of its own. */
export interface Segment {
  readonly percent: number | undefined;
  readonly style: Style | undefined;
}

interface Gauge {
  readonly label: string;
  /** What the figure beside the bar says. */
  readonly percent: number | undefined;
  readonly limits: Limits;
  /** What the bar is made of, left to right; the percentage alone when not given. */
  readonly segments?: readonly Segment[];
}

/** A number with the colour, or else the sign, of how bad it is. */
export function judged(text: string, value: number | undefined, limits: Limits, look: Look): Span {
  const severity = severityOf(value, limits);
  const mark = severity !== undefined && !look.color ? severityMark[severity] : '';
  return {text: mark + text, ...severityStyle(severity)};
}

/** ` CPU ███▌   74%`: the label, the bar and its figure, aligned for all gauges of a screen `width` cells wide; ~ marks old data. */
export function gaugeSpans(gauge: Gauge, {connection}: Header, look: Look, width: number): readonly Span[] {
  const cells = barWidths.find(({from}) => width >= from)?.cells ?? 0;
  const figure = judged(percent(gauge.percent, {sign: true, ascii: look.ascii}), gauge.percent, gauge.limits, look);
  const all = gauge.segments ?? [{percent: gauge.percent, style: figure.style ?? 'guest'}];
  // Only the last piece ends finer than a cell: it must not be one that is nothing.
  const segments = all.filter((segment) => (segment.percent ?? 0) > 0);
  const pieces = segmentBar(
    segments.map((segment) => (segment.percent ?? 0) / 100),
    cells,
    look,
  );
  return [
    connection.status === 'lost' ? {text: '~', style: 'warn'} : {text: ' '},
    {text: `${gauge.label.padEnd(4)} `, style: 'strong'},
    ...pieces.map((text, index) => ({text, style: segments[index]?.style ?? 'track'}) as const),
    {...figure, text: figure.text.padStart(6)},
  ];
}
