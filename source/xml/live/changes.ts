import {domainOf} from '../identity.ts';
import type {Change} from './change.ts';
import {deviceChanges} from './device-changes.ts';
import {differingParts} from './same.ts';
import {settings} from './settings.ts';

/**
 * What the inactive definition of a running domain would change, and how the change can be had at once: what libvirt can
 * do to a running domain (https://libvirt.org/formatdomain.html, virsh(1)). By what elements say, not by how they are
 * written. Name and UUID are no changes of a domain. Empty where one of the texts is no definition.
 */
export function changesOf(beforeText: string, afterText: string, uuid: string): readonly Change[] {
  const [before, after] = [domainOf(beforeText), domainOf(afterText)];
  if (!before || !after) return [];
  const comparison = {before, after, beforeText, afterText, on: ['--domain', uuid]};
  return differingParts(before, after).flatMap((part): readonly Change[] => {
    if (part === 'devices') return deviceChanges(comparison);
    return ignored.has(part) ? [] : (settings[part]?.(comparison) ?? [{what: words[part] ?? part, live: undefined}]);
  });
}

const ignored: ReadonlySet<string> = new Set(['name', 'uuid', 'text']);

const words: Readonly<Record<string, string>> = {
  memory: 'the maximum of memory',
  os: 'how it boots (os)',
  cpu: 'the CPU model (cpu)',
  clock: 'the clock',
  '@type': 'the type of the domain',
};
