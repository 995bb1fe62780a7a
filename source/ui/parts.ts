import {cutSpans, type Span, spansWidth} from './span.ts';

/** A piece of a line that a narrow screen can do without. */
export interface Part {
  readonly spans: readonly Span[];
  /** 0 has the first claim on the room there is. */
  readonly priority: number;
  /** Right-hand parts end at the right margin. */
  readonly side?: 'right';
}

const gap = 2;

/** The parts that there is room for: the first by priority in any case, then each that fits beside those before it. */
function chooseParts(parts: readonly Part[], width: number): readonly Part[] {
  const chosen = new Set<Part>();
  let used = 0;
  for (const part of parts.toSorted((a, b) => a.priority - b.priority)) {
    const needed = spansWidth(part.spans);
    const withGap = needed + (chosen.size > 0 ? gap : 0);
    if (needed > 0 && (chosen.size === 0 || used + withGap <= width)) {
      chosen.add(part);
      used += withGap;
    }
  }
  return parts.filter((part) => chosen.has(part));
}

function join(parts: readonly Part[]): readonly Span[] {
  return parts.flatMap(({spans}, index) => (index === 0 ? spans : [{text: ' '.repeat(gap)}, ...spans]));
}

/** One line of `width` cells: left parts from the left, right parts at the right margin, in their order. */
export function layParts(parts: readonly Part[], width: number, ascii: boolean): readonly Span[] {
  const kept = chooseParts(parts, width);
  const left = join(kept.filter(({side}) => side !== 'right'));
  const right = join(kept.filter(({side}) => side === 'right'));
  const room = Math.max(0, width - spansWidth(left) - spansWidth(right));
  return cutSpans(right.length > 0 ? [...left, {text: ' '.repeat(room)}, ...right] : left, width, ascii);
}
