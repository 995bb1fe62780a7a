/** How long a question may take before its virsh is given up, in milliseconds. */
export interface Budget {
  readonly limitMs: number;
  /** The limit never shrinks below this. */
  readonly leastMs: number;
}

/** Answers may take so many times what the last one took. */
const headroom = 5;
const mostMs = 60_000;

/** A budget that nothing is known of yet. */
export function initialBudget(leastMs: number): Budget {
  return {limitMs: leastMs, leastMs};
}

/** After an answer the limit comes half way down to what such an answer may need, or up to it at once. */
export function afterAnswer({limitMs, leastMs}: Budget, tookMs: number): Budget {
  const enough = Math.min(Math.max(tookMs * headroom, leastMs), mostMs);
  return {limitMs: Math.max(enough, (limitMs + enough) / 2), leastMs};
}

/** After a time-out that no single domain is to blame for, the host is slow: the limit doubles. */
export function afterSlowness({limitMs, leastMs}: Budget): Budget {
  return {limitMs: Math.min(limitMs * 2, mostMs), leastMs};
}
