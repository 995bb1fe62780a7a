import {attributeOf, childrenOf, type Element, firstOf} from '../element.ts';
import {kibibytesOf} from './amount.ts';
import type {Change, Comparison, LiveStep} from './change.ts';
import {differingParts, isSame} from './same.ts';

/** By the element in cputune; what schedinfo calls it. */
const schedulerNames: Readonly<Record<string, string>> = {
  shares: 'cpu_shares',
  period: 'vcpu_period',
  quota: 'vcpu_quota',
  global_period: 'global_period',
  global_quota: 'global_quota',
  emulator_period: 'emulator_period',
  emulator_quota: 'emulator_quota',
  iothread_period: 'iothread_period',
  iothread_quota: 'iothread_quota',
};

/** Shares and bounds of CPU time by one command, pins by one each; the rest waits for the next start. */
export function cputuneChanges(comparison: Comparison): readonly Change[] {
  const [one, other] = [firstOf(comparison.before, 'cputune'), firstOf(comparison.after, 'cputune')];
  const parts = partsOf(one, other);
  const scheduled = parts.filter((part) => part in schedulerNames);
  const rest = parts.filter((part) => !(part in schedulerNames) && part !== 'vcpupin' && part !== 'emulatorpin');
  return [
    ...(scheduled.length > 0 ? [{what: 'CPU time (cputune)', live: schedule(comparison, other, scheduled)}] : []),
    ...(parts.includes('vcpupin') ? vcpuPins(comparison, one, other) : []),
    ...(parts.includes('emulatorpin') ? emulatorPin(comparison, other) : []),
    ...rest.map((part) => ({what: `cputune/${part}`, live: undefined})),
  ];
}

/** A quota of -1 is none; what else is taken away has no value that undoes it. */
function schedule({on}: Comparison, cputune: Element | undefined, parts: readonly string[]): LiveStep | undefined {
  const values = parts.map((part) => {
    const value = firstOf(cputune, part)?.text.trim() ?? (part.endsWith('quota') ? '-1' : undefined);
    return value === undefined ? undefined : `${schedulerNames[part]}=${value}`;
  });
  if (values.includes(undefined)) return undefined;
  const [first = '', ...others] = values.filter((value) => value !== undefined);
  const argv = ['schedinfo', ...on, '--live', '--set', first, ...others];
  return {label: `set ${[first, ...others].join(', ')}`, argv};
}

function vcpuPins({on}: Comparison, one: Element | undefined, other: Element | undefined): readonly Change[] {
  const pins = (cputune: Element | undefined) =>
    new Map(childrenOf(cputune, 'vcpupin').map((pin) => [attributeOf(pin, 'vcpu') ?? '', attributeOf(pin, 'cpuset')]));
  const [old, wanted] = [pins(one), pins(other)];
  const changed = [...new Set([...old.keys(), ...wanted.keys()])].filter((vcpu) => old.get(vcpu) !== wanted.get(vcpu));
  return changed.map((vcpu) => {
    const cpuset = wanted.get(vcpu);
    const argv = ['vcpupin', ...on, '--vcpu', vcpu, '--cpulist', String(cpuset), '--live'];
    return {what: `the pin of vCPU ${vcpu}`, live: cpuset ? {label: `pin vCPU ${vcpu} to ${cpuset}`, argv} : undefined};
  });
}

function emulatorPin({on}: Comparison, cputune: Element | undefined): readonly Change[] {
  const cpuset = attributeOf(firstOf(cputune, 'emulatorpin'), 'cpuset');
  const argv = ['emulatorpin', ...on, '--cpulist', String(cpuset), '--live'];
  return [{what: 'the pin of the emulator', live: cpuset ? {label: `pin the emulator to ${cpuset}`, argv} : undefined}];
}

/** The limits of memory; -1 is none. */
export function memtuneChanges({before, after, on}: Comparison): readonly Change[] {
  const [one, other] = [firstOf(before, 'memtune'), firstOf(after, 'memtune')];
  return partsOf(one, other).map((part) => {
    const option = `--${part.replaceAll('_', '-')}`;
    const limit = firstOf(other, part);
    const value = limit ? kibibytesOf(limit) : -1;
    const live =
      part === 'min_guarantee' || value === undefined
        ? undefined
        : {
            label: value < 0 ? `remove the ${part}` : `set the ${part} to ${value} KiB`,
            argv: ['memtune', ...on, option, String(value), '--live'],
          };
    return {what: `memtune/${part}`, live};
  });
}

/** What differs in two elements of which one may not be there. */
function partsOf(one: Element | undefined, other: Element | undefined): readonly string[] {
  if (one && other) return differingParts(one, other);
  return [...new Set((one ?? other)?.children.map(({name}) => name))].filter(
    (name) => !isSame(firstOf(one, name), firstOf(other, name)),
  );
}
