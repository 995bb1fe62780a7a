import type {Kind} from '../field.ts';

/** A number as it was typed, in the unit of the field, and half a unit of its last digit. */
export interface Quantity {
  readonly value: number;
  readonly tolerance: number;
}

const none = {'': 1};
const sizes = {'': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4, p: 1024 ** 5};

/** The units that a value of each kind can be typed with; what is not here is no number. */
const units: {readonly [K in Kind]?: Readonly<Record<string, number>>} = {
  count: none,
  percent: {'': 1, '%': 1},
  bytes: sizes,
  bytesPerSecond: sizes,
  perSecond: none,
  milliseconds: {'': 1, ms: 1, s: 1000},
  seconds: {'': 1, s: 1, m: 60, h: 3600, d: 86_400},
};

/** Whether values of the kind are compared as numbers. */
export function isQuantity(kind: Kind): boolean {
  return units[kind] !== undefined;
}

/** The units that can be typed for the kind, such as b, k, m, g, t, p. */
export function unitsOf(kind: Kind): string[] {
  return Object.keys(units[kind] ?? {}).filter((unit) => unit !== '');
}

/** Reads 1.5G, 80%, 20ms, also 4GiB or 1M/s; undefined when it is no number with a unit of the kind. */
export function parseQuantity(kind: Kind, text: string): Quantity | undefined {
  const parts = /^(-?\d+)(?:\.(\d*))?(%|[a-z]*)(?:\/s)?$/u.exec(text.toLowerCase());
  const [, whole = '', decimals = '', unit = ''] = parts ?? [];
  const known = units[kind] ?? {};
  const factor = known[unit] ?? known[unit.replace(/(?<=[kmgtp])i?b$/u, '')];
  if (parts === null || factor === undefined) return undefined;
  return {value: Number(`${whole}.${decimals}`) * factor, tolerance: (factor * 10 ** -decimals.length) / 2};
}
