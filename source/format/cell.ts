import type {FieldValue, Kind} from '../model/field.ts';
import {bucketTrend} from '../model/trend.ts';
import {type Look, unknown} from './look.ts';
import {bytes, count, percent, perSecond} from './number.ts';
import {safeText} from './safe-text.ts';
import {sparkline} from './sparkline.ts';
import {duration, milliseconds} from './time.ts';
import {type Align, displayWidth, ellipsis, fitText} from './width.ts';

/** How a cell is written. */
export interface CellOptions extends Look {
  /** Left for text, otherwise right, when not given. */
  readonly align?: Align;
  /** Whether a percentage bears its sign; it does not when not given. */
  readonly sign?: boolean;
  /** For a trend: its right edge, in milliseconds of the monotonic clock. */
  readonly now?: number;
  /** For a trend: how long it is, in milliseconds; a minute when not given. */
  readonly spanMs?: number;
  /** For a trend: the value of a full column; 100 when not given. */
  readonly max?: number;
}

const numbers: {readonly [K in Exclude<Kind, 'text' | 'trend'>]: (value: number, options: CellOptions) => string} = {
  count,
  percent,
  bytes,
  bytesPerSecond: bytes,
  perSecond,
  milliseconds,
  seconds: duration,
};

/**
 * The value of a field of that kind as text of exactly the width in cells. A number that does not fit is an ellipsis:
 * a part of it would be another number.
 */
export function cell(kind: Kind, value: FieldValue, width: number, options: CellOptions = {}): string {
  const align = options.align ?? (kind === 'text' ? 'left' : 'right');
  const text = cellText(kind, value, width, options);
  const fits = typeof value !== 'number' || displayWidth(text) <= width;
  return fitText(fits ? text : ellipsis(options), width, align, options);
}

function cellText(kind: Kind, value: FieldValue, width: number, options: CellOptions): string {
  if (typeof value === 'string') return safeText(value, options);
  if (typeof value === 'number')
    return kind === 'text' || kind === 'trend' ? String(value) : numbers[kind](value, options);
  if (value === undefined) return unknown(options);
  const {now = value.at(-1)?.at ?? 0, spanMs = 60_000, max = 100} = options;
  return sparkline(bucketTrend(value, now, spanMs, width), width, max, options);
}
