import {attributeOf, type Element, firstOf} from '../element.ts';
import type {Comparison, LiveStep} from './change.ts';
import {differingParts} from './same.ts';

/** The limits of a disk, where nothing else of it changes; 0 is none. */
export function diskTuning(
  {on}: Comparison,
  one: Element,
  other: Element,
  parts: readonly string[],
): LiveStep | undefined {
  const target = attributeOf(firstOf(other, 'target'), 'dev');
  if (one.name !== 'disk' || target === undefined || parts.some((part) => part !== 'iotune')) return undefined;
  const [old, wanted] = [firstOf(one, 'iotune'), firstOf(other, 'iotune')];
  const limits = [...new Set([...(old?.children ?? []), ...(wanted?.children ?? [])].map(({name}) => name))];
  const options = limits.flatMap((name) => {
    const value = firstOf(wanted, name)?.text.trim() ?? '0';
    const isSame = value === firstOf(old, name)?.text.trim();
    return isSame ? [] : [`--${name.replaceAll('_', '-')}`, value];
  });
  const argv = ['blkdeviotune', ...on, '--device', target, ...options, '--live'];
  return {label: `set the limits of the disk ${target}`, argv};
}

/** How often the guest tells of its memory, where nothing else of the balloon changes; 0 is never. */
export function balloonPeriod(
  {on}: Comparison,
  one: Element,
  other: Element,
  parts: readonly string[],
): LiveStep | undefined {
  if (one.name !== 'memballoon' || attributeOf(one, 'model') === 'none' || parts.some((part) => part !== 'stats'))
    return undefined;
  const [old, wanted] = [firstOf(one, 'stats'), firstOf(other, 'stats')];
  if (old && wanted && differingParts(old, wanted).some((part) => part !== '@period')) return undefined;
  const period = attributeOf(wanted, 'period') ?? '0';
  const label =
    period === '0'
      ? 'have the guest tell no more of its memory'
      : `have the guest tell of its memory every ${period} s`;
  return {label, argv: ['dommemstat', ...on, '--period', period, '--live']};
}
