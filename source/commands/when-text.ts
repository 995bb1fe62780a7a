/** The local date and time of seconds since 1970, as 2026-11-23 14:03:22. */
export function whenText(wallSeconds: number): string {
  return new Date(wallSeconds * 1000).toLocaleString('sv-SE');
}
