import type {Field, FieldValue, Kind} from './field.ts';
import type {Keyed} from './rows.ts';

/**
 * How far apart two values of a kind must be before their rows change places, beside the share below. CPU time is often
 * counted in steps of 10 ms, so that an idle domain shows up to 2 % in one second and nothing in the next.
 */
const steps: Readonly<Record<Kind, number>> = {
  text: 0,
  count: 0,
  percent: 2,
  bytes: 1024 ** 2,
  bytesPerSecond: 16 * 1024,
  perSecond: 2,
  milliseconds: 1,
  seconds: 2,
  trend: 2,
};
const clearShare = 0.05;

const collator = new Intl.Collator(undefined, {numeric: true, sensitivity: 'base'});

interface Entry {
  readonly key: string;
  /** A trend sorts by its newest point. */
  readonly value: string | number | undefined;
}

type Compare = (a: Entry, b: Entry) => number;

/**
 * The keys of the rows in their new order, damped so that one can read while the numbers move: a row keeps its place
 * unless it is clearly out of order against any other, that is, by more than 5 % of the larger value and more than a
 * step of its kind. Text and counts are always exact. Unknown values come last, either way; equal rows stay as they
 * were, new ones as given.
 * @param previous the order until now; keys without a row are dropped
 * @param exact sorts without damping: for the first time, or by another field
 */
export function reorder<Row>(
  previous: readonly string[],
  rows: readonly Keyed<Row>[],
  field: Field<Row>,
  descending: boolean,
  exact = false,
): string[] {
  const left = new Map(rows.map(({key, row}) => [key, {key, value: sortable(field.value(row))}]));
  const entries: Entry[] = [];
  for (const key of [...previous, ...left.keys()]) {
    const entry = left.get(key);
    if (entry === undefined) continue;
    entries.push(entry);
    left.delete(key);
  }
  const compare = comparison(descending);
  const sorted = exact ? entries.sort(compare) : settle(entries, compare, clearlyApart(steps[field.kind]));
  return sorted.map(({key}) => key);
}

/**
 * Puts each entry before the first one that it clearly precedes. The first such one is found by the last of all
 * entries up to each place, which only gets later from place to place; so a list in order costs one comparison each.
 */
function settle(entries: readonly Entry[], compare: Compare, apart: (a: Entry, b: Entry) => boolean): Entry[] {
  const settled: Entry[] = [];
  const lastUpTo: Entry[] = [];
  const precedes = (a: Entry, b: Entry | undefined) => b !== undefined && compare(a, b) < 0 && apart(a, b);
  for (const entry of entries) {
    const last = lastUpTo.at(-1);
    if (precedes(entry, last)) {
      let low = 0;
      let high = lastUpTo.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (precedes(entry, lastUpTo[middle])) high = middle;
        else low = middle + 1;
      }
      const before = lastUpTo[low - 1];
      settled.splice(low, 0, entry);
      lastUpTo.splice(low, 0, before !== undefined && compare(entry, before) < 0 ? before : entry);
    } else {
      settled.push(entry);
      lastUpTo.push(last !== undefined && compare(entry, last) < 0 ? last : entry);
    }
  }
  return settled;
}

function comparison(descending: boolean): Compare {
  const sign = descending ? -1 : 1;
  return ({value: a}, {value: b}) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  };
}

function clearlyApart(step: number): (a: Entry, b: Entry) => boolean {
  return ({value: a}, {value: b}) => {
    if (step === 0 || typeof a !== 'number' || typeof b !== 'number') return true;
    const distance = Math.abs(a - b);
    return distance > step && distance > clearShare * Math.max(Math.abs(a), Math.abs(b));
  };
}

function sortable(value: FieldValue): string | number | undefined {
  return typeof value === 'object' ? value.at(-1)?.value : value;
}
