import {displayWidth, fitText, truncate} from '../../format/width.ts';
import type {DomainRow} from '../../model/field.ts';
import {gapWidth} from '../../state/fit.ts';
import type {RowActivity} from '../../state/select/activity.ts';
import type {TableRow} from '../../state/select/table.ts';
import type {PlacedColumn} from '../../state/view.ts';
import {spinner} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

const styles: Readonly<Record<RowActivity['level'], Style>> = {busy: 'info', warn: 'warn'};

/**
 * What is being done to a domain, in exactly `width` cells; what is cut is the middle: how long or how far is the end.
 * @param at milliseconds of the monotonic clock, which turn the spinner
 */
export function activitySpan({text, level, spinning}: RowActivity, at: number, width: number, look: Look): Span {
  const sign = spinning ? `${spinner(at, look)} ` : level === 'warn' ? '!' : '';
  const end = text.slice(text.lastIndexOf(' '));
  const room = width - displayWidth(sign + end);
  const said = truncate(text.slice(0, text.length - end.length), Math.max(0, room), look);
  return {text: fitText(sign + said + end, width, 'left', look), style: styles[level]};
}

/** STATE takes the place of the number of vCPUs beside it while it must say what is being done. */
export function columnsOf(
  columns: readonly PlacedColumn<DomainRow>[],
  {activity}: TableRow,
): readonly PlacedColumn<DomainRow>[] {
  if (activity === undefined) {
    return columns;
  }
  const index = columns.findIndex(({column}) => column.field.id === 'state');
  const [state, next] = columns.slice(Math.max(0, index), index + 2);
  if (state === undefined || next?.column.field.id !== 'vcpus') {
    return columns;
  }
  const wide = {...state, width: state.width + gapWidth + next.width};
  return [...columns.slice(0, index), wide, ...columns.slice(index + 2)];
}
