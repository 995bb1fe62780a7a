import {safeText} from '../../format/safe-text.ts';
import type {ReviewItem, TextItem} from '../../state/select/review.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

type ItemOf<K extends ReviewItem['kind']> = Extract<ReviewItem, {kind: K}>;
type Remark = ItemOf<'info' | 'warning' | 'fault'>;

const signs = {
  info: {mark: '', style: undefined},
  warning: {mark: severityMark.warn, style: 'warn'},
  fault: {mark: severityMark.crit, style: 'crit'},
} as const satisfies Record<Remark['kind'], {mark: string; style: Style | undefined}>;

/** The sign carries the meaning where there is no colour. */
const changes = {
  same: {sign: ' ', style: undefined},
  added: {sign: '+', style: 'added'},
  removed: {sign: '-', style: 'removed'},
  faulty: {sign: '>', style: 'crit'},
} as const satisfies Record<TextItem['kind'], {sign: string; style: Style | undefined}>;

type Drawers = {readonly [K in ReviewItem['kind']]: (item: ItemOf<K>, look: Look) => readonly Span[]};

const drawers: Drawers = {
  blank: () => [],
  heading: ({text}) => [{text: ` ${text}`, style: 'heading'}],
  info: remark,
  warning: remark,
  fault: remark,
  live: ({digit, text}, look) => [{text: ` ${digit}  `, style: 'key'}, {text: safeText(text, look)}],
  command: ({text}, look) => [{text: `    ${safeText(text, look)}`, style: 'info'}],
  gap: (_, look) => [{text: ` ${glyphs(look).ellipsis}`, style: 'dim'}],
  same: textLine,
  added: textLine,
  removed: textLine,
  faulty: textLine,
};

function remark({kind, isFirst, text}: Remark, look: Look): readonly Span[] {
  const {mark, style} = signs[kind];
  return [
    {text: ` ${(isFirst ? mark : '').padEnd(3)}`, style},
    {text: safeText(text, look), style},
  ];
}

function textLine({kind, line, numberWidth, text, isRest}: TextItem, look: Look): readonly Span[] {
  const {sign, style} = changes[kind];
  const place = isRest ? glyphs(look).ellipsis : String(line ?? '');
  return [
    {text: ` ${place.padStart(numberWidth)} `, style: 'dim'},
    {text: `${sign} ${safeText(text, look)}`, style},
  ];
}

/** A line of a review. */
export function itemSpans(item: ReviewItem, look: Look): readonly Span[] {
  // The table pairs each kind of item with its function; the compiler cannot follow that through a lookup.
  const draw = drawers[item.kind] as (item: ReviewItem, look: Look) => readonly Span[];
  return draw(item, look);
}
