import {attributeOf, type Element} from '../element.ts';

/** virScaleInteger: with a b for the decimal ones, without or with an i for the binary ones; KiB where nothing is said. */
const scales: Readonly<Record<string, number>> = {k: 1, m: 2, g: 3, t: 4, p: 5, e: 6};

/** A memory size as a definition has it, in KiB, rounded up as libvirt does; undefined of what is none. */
export function kibibytesOf(element: Element | undefined): number | undefined {
  const amount = integerOf(element);
  const unit = (attributeOf(element, 'unit') ?? 'KiB').toLowerCase();
  if (amount === undefined) return undefined;
  if (unit === 'b' || unit === 'byte' || unit === 'bytes') return Math.ceil(amount / 1024);
  const power = scales[unit.charAt(0)];
  const rest = unit.slice(1);
  if (power === undefined || !['', 'b', 'ib'].includes(rest)) return undefined;
  return Math.ceil((amount * (rest === 'b' ? 1000 : 1024) ** power) / 1024);
}

/** The whole number that an element holds. */
export function integerOf(element: Element | undefined): number | undefined {
  const text = element?.text.trim() ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
