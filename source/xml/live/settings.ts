import {sizeText} from '../../model/words.ts';
import {attributeOf, type Element, firstOf} from '../element.ts';
import {integerOf, kibibytesOf} from './amount.ts';
import type {Change, Comparison} from './change.ts';
import {differingParts} from './same.ts';
import {cputuneChanges, memtuneChanges} from './tuning.ts';

type Rule = (comparison: Comparison) => readonly Change[];

/** What can be changed at once, by the element below the domain. */
export const settings: Readonly<Record<string, Rule>> = {
  memory: (comparison) =>
    sizes(comparison, 'memory').isSame ? [] : [{what: 'the maximum of memory', live: undefined}],
  currentMemory,
  vcpu: vcpus,
  cputune: cputuneChanges,
  memtune: memtuneChanges,
  title: (comparison) => description(comparison, 'title', ['--title']),
  description: (comparison) => description(comparison, 'description', []),
  on_poweroff: (comparison) => lifecycle(comparison, 'poweroff'),
  on_reboot: (comparison) => lifecycle(comparison, 'reboot'),
  on_crash: (comparison) => lifecycle(comparison, 'crash'),
};

function sizes(
  {before, after}: Comparison,
  name: string,
): {readonly isSame: boolean; readonly wanted: number | undefined} {
  // Without a current size, a domain begins with all of its memory.
  const [old, wanted] = [before, after].map((each) => kibibytesOf(firstOf(each, name) ?? firstOf(each, 'memory')));
  return {isSame: old !== undefined && old === wanted, wanted};
}

/** Within the maximum that the domain was started with. */
function currentMemory(comparison: Comparison): readonly Change[] {
  const {isSame, wanted} = sizes(comparison, 'currentMemory');
  const most = kibibytesOf(firstOf(comparison.before, 'memory'));
  if (isSame) return [];
  const what = 'the memory';
  if (wanted === undefined || most === undefined || wanted > most) return [{what, live: undefined}];
  const argv = ['setmem', ...comparison.on, '--size', `${wanted}KiB`, '--live'];
  return [{what, live: {label: `set the memory to ${sizeText(1024 * wanted)}`, argv}}];
}

/** More of them, up to the maximum that the domain was started with; a guest seldom gives one back. */
function vcpus({before, after, on}: Comparison): readonly Change[] {
  const [one, other] = [firstOf(before, 'vcpu'), firstOf(after, 'vcpu')];
  const [count, most] = [currentOf(other), integerOf(one)];
  const isMore = count !== undefined && most !== undefined && count > (currentOf(one) ?? count) && count <= most;
  const isAlone = one && other && differingParts(one, other).every((part) => part === '@current');
  const argv = ['setvcpus', ...on, '--count', String(count), '--live'];
  return [{what: 'the vCPUs', live: isMore && isAlone ? {label: `set the vCPUs to ${count}`, argv} : undefined}];
}

function currentOf(vcpu: Element | undefined): number | undefined {
  const current = attributeOf(vcpu, 'current');
  return current === undefined ? integerOf(vcpu) : Number(current);
}

function description({after, on}: Comparison, name: string, options: readonly string[]): readonly Change[] {
  const text = firstOf(after, name)?.text ?? '';
  const argv = ['desc', ...on, '--live', ...options, '--new-desc', text];
  return [{what: `the ${name}`, live: {label: `${text === '' ? 'remove' : 'set'} the ${name}`, argv}}];
}

function lifecycle({after, on}: Comparison, type: string): readonly Change[] {
  const what = `what a ${type} does`;
  const action = firstOf(after, `on_${type}`)?.text.trim();
  if (!action) return [{what, live: undefined}];
  const argv = ['set-lifecycle-action', ...on, '--type', type, '--action', action, '--live'];
  return [{what, live: {label: `have a ${type} ${action} it`, argv}}];
}
