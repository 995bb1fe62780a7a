/** A moment in ISO 8601 as seconds since 1970; undefined of a text that is none. */
export function secondsOf(time: string): number | undefined {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}
