import {safeText} from '../../format/safe-text.ts';
import {fitText} from '../../format/width.ts';
import type {TriageItem} from '../../state/select/triage.ts';
import {headLine, rowLine} from '../line-columns.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import {courseSpans} from './course.ts';
import {cpuColumns, giverColumns, type ItemOf, memoryColumns, wayColumns} from './ledger-columns.ts';
import {memoryBar, memoryLegend} from './memory-bar.ts';
import {severitySpan} from './severity-span.ts';

type Drawers = {
  readonly [K in TriageItem['kind']]: (item: ItemOf<K>, width: number, look: Look) => readonly Span[];
};

const drawers: Drawers = {
  blank: () => [],
  title: ({severity, text}, _, look) => [
    severity === undefined
      ? {text: ' '.repeat(6)}
      : {...severitySpan(severity), text: ` ${severitySpan(severity).text} `},
    {text: safeText(text, look), style: 'strong'},
  ],
  heading: ({text}) => [{text: ` ${text}`, style: 'heading'}],
  text: ({text}, _, look) => [{text: ` ${safeText(text, look)}`}],
  warning: ({text}, _, look) => [{text: ` ${safeText(text, look)}`, style: 'warn'}],
  evidence: ({label, labelWidth, value}, _, look) => [
    {text: ` ${fitText(safeText(label, look), labelWidth, 'left', look)}  `, style: 'dim'},
    {text: safeText(value, look)},
  ],
  course: courseSpans,
  remedy: ({digit, text}, _, look) => [{text: ` ${digit ?? ' '}  `, style: 'key'}, {text: safeText(text, look)}],
  command: ({text}, _, look) => [{text: `      ${safeText(text, look)}`, style: 'info'}],
  cpuHead: (_, width, look) => headLine(cpuColumns, width, look),
  cpu: (item, width, look) => rowLine(item, cpuColumns, width, look),
  wayHead: (_, width, look) => headLine(wayColumns, width, look),
  way: (item, width, look) => rowLine(item, wayColumns, width, look),
  giverHead: (_, width, look) => headLine(giverColumns, width, look),
  giver: (item, width, look) => rowLine(item, giverColumns, width, look),
  memoryHead: (_, width, look) => headLine(memoryColumns, width, look),
  memory: (item, width, look) => rowLine(item, memoryColumns, width, look),
  bar: ({parts}, width, look) => memoryBar(parts, width, look),
  legend: ({parts}, _, look) => memoryLegend(parts, look),
};

/** A line of triage. */
export function itemSpans(item: TriageItem, width: number, look: Look): readonly Span[] {
  // The table pairs each kind of item with its function; the compiler cannot follow that through a lookup.
  const draw = drawers[item.kind] as (item: TriageItem, width: number, look: Look) => readonly Span[];
  return draw(item, width, look);
}
