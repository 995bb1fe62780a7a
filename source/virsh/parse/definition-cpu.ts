import type {CpuTuning, Definition} from '../../model/facts.ts';
import {attributeOf, childrenOf, type Element, firstOf, textOf} from './definition-xml.ts';
import {toNumber} from './number.ts';

/** More than any QEMU machine takes, so that no definition can make the map of pins endless. */
const mostVcpus = 8192;

/**
 * The pins of vCPUs (https://libvirt.org/formatdomain.html#cpu-allocation, #cpu-tuning): `<vcpu cpuset>` is for those that
 * have no `<vcpupin>` of their own.
 * @param maximum the number of vCPUs
 */
export function pinsOf(domain: Element, maximum = 0): NonNullable<Definition['pins']> {
  const pins = new Map<number, string>();
  const common = attributeOf(firstOf(domain, 'vcpu'), 'cpuset');
  if (common !== undefined)
    for (let index = 0; index < Math.min(maximum, mostVcpus); index += 1) pins.set(index, common);
  for (const pin of childrenOf(firstOf(domain, 'cputune'), 'vcpupin')) {
    const index = toNumber(attributeOf(pin, 'vcpu'));
    const cpuset = attributeOf(pin, 'cpuset');
    if (index !== undefined && cpuset !== undefined) pins.set(index, cpuset);
  }
  return pins;
}

/** What the kernel takes where only a quota is given, in microseconds. */
const usualPeriod = 100_000;

/** The `<cputune>` of a domain; a quota of 0 or -1 is none. */
export function tuningOf(cputune: Element | undefined): CpuTuning {
  const figure = (name: string) => toNumber(textOf(firstOf(cputune, name))) || undefined;
  const quota = figure('quota');
  return {
    shares: figure('shares'),
    vcpuLimitPercent: quota === undefined ? undefined : (100 * quota) / (figure('period') ?? usualPeriod),
  };
}
