/** A number from 0 on, below the one given. */
export type Random = (below: number) => number;

/** A generator of the same numbers for the same seed: mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of the options. */
export function pick<T>(random: Random, options: readonly [T, ...T[]]): T {
  return options[random(options.length)] ?? options[0];
}
