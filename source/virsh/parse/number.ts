/**
 * A number that libvirt printed in decimal, times `scale`; undefined when there is none. Values above 2^53 lose their
 * last digits and stay finite.
 */
export function toNumber(text: string | undefined, scale = 1): number | undefined {
  if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text) * scale;
  return Number.isFinite(value) ? value : undefined;
}

/** Bytes in a KiB, libvirt's unit of memory. */
export const kibibyte = 1024;

/** Which words of an answer a figure comes from, and what one of them is worth. */
export type NumberTable<T> = readonly (readonly [to: keyof T & string, from: string, scale?: number])[];

/** Reads the figures of a table; what is not there stays absent. */
export function numbersOf<T>(values: ReadonlyMap<string, string>, table: NumberTable<T>): {[K in keyof T]?: number} {
  const numbers: {[K in keyof T]?: number} = {};
  for (const [to, from, scale] of table) {
    const value = toNumber(values.get(from), scale);
    if (value !== undefined) numbers[to] = value;
  }
  return numbers;
}
