/**
 * How long to wait before the next try: 1, 2, 4 … up to 30 seconds.
 * @param failures how many tries in a row have failed, from 1
 * @returns milliseconds
 */
export function backOffMs(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), 30_000);
}
