import {percent} from '../../format/number.ts';
import {sparkline} from '../../format/sparkline.ts';
import {bucketTrend, type Trend} from '../../model/trend.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';

const spansMs = [60_000, 300_000, 600_000] as const;
const height = 5;

/** How far back a chart goes, in milliseconds: the least of one, five and ten minutes that shows all there is. */
export function chartSpanMs(trend: Trend, now: number): number {
  const known = now - (trend[0]?.at ?? now);
  return spansMs.find((span) => known <= span) ?? 600_000;
}

/**
 * %CPU over the span of {@link chartSpanMs} as lines of blocks, over the width of the screen.
 * @param now milliseconds of the monotonic clock
 */
export function chartLines(trend: Trend, now: number, width: number, look: Look): (readonly Span[])[] {
  const cells = Math.max(1, width - 9);
  const values = bucketTrend(trend, now, chartSpanMs(trend, now), cells);
  const top = Math.max(100, ...values.map((value) => value ?? 0));
  const band = top / height;
  return Array.from({length: height}, (_, index) => {
    const floor = (height - 1 - index) * band;
    const within = values.map((value) =>
      value === undefined || (floor > 0 && value <= floor) ? undefined : value - floor,
    );
    const scale = index === 0 ? `${percent(top, look)}%` : index === height - 1 ? '0%' : '';
    return [
      {text: ` ${scale.padStart(6)} `, style: 'dim'},
      {
        text: sparkline(
          within.map((value) => value && Math.min(value, band)),
          cells,
          band,
          look,
        ),
        style: 'guest',
      },
    ];
  });
}
