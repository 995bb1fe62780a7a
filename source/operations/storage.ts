import type {DiskFact} from '../model/facts.ts';
import {manyNamesText} from '../model/words.ts';
import {isOn} from './fit.ts';
import type {Target} from './operation.ts';

type Disk = DiskFact & {readonly source: string};

const writable: ReadonlySet<string> = new Set(['disk', 'lun']);

function names(typed: string): readonly string[] {
  return typed.split(/[\s,]+/).filter((name) => name !== '');
}

/** The disks with something behind them, or those of them whose targets were typed: `vda, vdb`. Drives are not disks. */
export function namedDisks({facts}: Target, typed?: string): readonly Disk[] {
  const disks = ((facts?.inactive ?? facts?.live)?.disks ?? []).filter(
    (disk): disk is Disk => disk.source !== undefined && writable.has(disk.device),
  );
  return typed === undefined ? disks : disks.filter(({target}) => names(typed).includes(target));
}

/** Why the typed disks cannot be deleted with the domain. */
export function storageFault(target: Target, typed: string): string | undefined {
  const wanted = names(typed);
  const known = namedDisks(target).map((disk) => disk.target);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `${unknown} is none of its disks${known.length > 0 ? `, which are ${manyNamesText(known)}` : ''}.`;
  }
  return wanted.length > 0 && isOn(target)
    ? 'libvirt deletes the disks of a domain that is shut off only: destroy it first.'
    : undefined;
}

/** What names them to virsh: what is behind them, so that nothing else is deleted. virsh writes a comma in it as two. */
export function storageArgument(target: Target, typed: string): readonly string[] {
  const sources = namedDisks(target, typed).map(({source}) => source.replaceAll(',', ',,'));
  return sources.length === 0 ? [] : ['--storage', sources.join(',')];
}
