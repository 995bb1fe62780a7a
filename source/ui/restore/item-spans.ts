import type {RestoreProblem} from '../../archive/restore-plan.ts';
import {safeText} from '../../format/safe-text.ts';
import type {RestoreItem} from '../../state/select/restore.ts';
import {partLine} from '../backups/part-line.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

const levels: Readonly<Record<RestoreProblem['level'], {readonly word: string; readonly style: Style}>> = {
  blocks: {word: 'BLOCKS', style: 'crit'},
  overwrites: {word: 'OVERWRITES', style: 'warn'},
  note: {word: 'note', style: 'info'},
};

const verdicts: Readonly<Record<RestoreProblem['level'], Span>> = {
  blocks: {text: 'cannot be restored so', style: 'crit'},
  overwrites: {text: 'overwrites what is there', style: 'warn'},
  note: {text: 'overwrites nothing', style: 'good'},
};

/** The worst that a plan says, in words. */
export function verdictSpan(level: RestoreProblem['level']): Span {
  return verdicts[level];
}

/** Cells of the name of a file that is being copied. */
const nameWidth = 12;

type ItemOf<K extends RestoreItem['kind']> = Extract<RestoreItem, {readonly kind: K}>;
type Drawers = {
  readonly [K in RestoreItem['kind']]: (item: ItemOf<K>, width: number, look: Look) => readonly Span[];
};

const sentence =
  (style: Style | undefined) =>
  ({text}: {readonly text: string}, _: number, look: Look): readonly Span[] => [
    {text: ` ${safeText(text, look)}`, style},
  ];

const drawers: Drawers = {
  blank: () => [],
  heading: sentence('heading'),
  text: sentence(undefined),
  good: sentence('good'),
  warning: sentence('warn'),
  fault: sentence('crit'),
  choice: ({key, text}, _, look) => [{text: ` ${key.padEnd(2)} `, style: 'key'}, {text: safeText(text, look)}],
  problem: ({level, first, text}, _, look) => [
    {text: ` ${(first ? levels[level].word : '').padEnd(11)} `, style: levels[level].style},
    {text: safeText(text, look)},
  ],
  step: ({number, text}, _, look) => [
    {text: `${number === undefined ? '' : `${number}.`}`.padStart(4), style: 'dim'},
    {text: ` ${safeText(text, look)}`},
  ],
  part: ({part}, width, look) => partLine(part, {nameWidth: Math.min(nameWidth, Math.floor(width / 3)), width}, look),
};

/** A line of a restore. */
export function itemSpans(item: RestoreItem, width: number, look: Look): readonly Span[] {
  // The table pairs each kind of item with its function; the compiler cannot follow that through a lookup.
  const draw = drawers[item.kind] as (item: RestoreItem, width: number, look: Look) => readonly Span[];
  return draw(item, width, look);
}
