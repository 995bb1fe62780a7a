/** The local time of day, as 14:03:22, of seconds since 1970. */
export function clockText(wallSeconds: number): string {
  const date = new Date(wallSeconds * 1000);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The local day and time of day to the minute, as 2026-11-23 14:03, of seconds since 1970. */
export function dayText(wallSeconds: number): string {
  return new Date(wallSeconds * 1000).toLocaleString('sv-SE').slice(0, 16);
}
