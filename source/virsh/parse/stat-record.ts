/** Lists within a record, whose keys have an index: `vcpu.0.time`. */
const itemKinds = ['vcpu', 'net', 'block'] as const;
export type ItemKind = (typeof itemKinds)[number];

type Values = Map<string, string>;

/** One domain's record as text, its lists apart. */
export interface StatRecord {
  readonly name: string;
  /** By whole key: `cpu.time`, `vcpu.current`, `net.count`. */
  readonly values: ReadonlyMap<string, string>;
  /** By kind, then by index, which can have holes, then by the rest of the key: `rd.reqs`. */
  readonly items: Readonly<Record<ItemKind, ReadonlyMap<number, ReadonlyMap<string, string>>>>;
}

const header = "Domain: '";

/**
 * Splits an answer of `virsh domstats`: a line `Domain: 'NAME'` for each, then indented lines `key=value`. Names come as
 * they are, quotes and all. Lines of no such form are skipped.
 */
export function statRecords(text: string): StatRecord[] {
  const records: StatRecord[] = [];
  let values: Values = new Map();
  let items = noItems();
  for (const line of text.split('\n')) {
    if (line.startsWith(header) && line.endsWith("'")) {
      values = new Map();
      items = noItems();
      records.push({name: line.slice(header.length, -1), values, items});
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 0 || !line.startsWith('  ')) continue;
    const key = line.slice(2, equals);
    const [item, rest] = itemOf(items, key) ?? [values, key];
    item.set(rest, line.slice(equals + 1));
  }
  return records;
}

type Items = Record<ItemKind, Map<number, Values>>;

function noItems(): Items {
  return {vcpu: new Map(), net: new Map(), block: new Map()};
}

/** Where the value of a key such as `block.0.rd.reqs` belongs, and under which name. */
function itemOf(items: Items, key: string): [Values, string] | undefined {
  const kind = itemKinds.find((prefix) => key.startsWith(prefix));
  if (!kind || key.charAt(kind.length) !== '.') return undefined;
  const end = key.indexOf('.', kind.length + 1);
  const index = Number(key.slice(kind.length + 1, end));
  if (end < 0 || !Number.isInteger(index)) return undefined;
  const values = items[kind].get(index) ?? new Map<string, string>();
  items[kind].set(index, values);
  return [values, key.slice(end + 1)];
}
