import {labelled} from './labelled.ts';

/** What a job of libvirt says of itself. */
export interface JobInfo {
  /** 0 to 100; undefined when the job does not say how much there is to do. */
  readonly percent: number | undefined;
  /** What it does and how much of it is left: `Save, 58.6 MiB of 96.5 MiB left`. */
  readonly text: string;
}

/** What a job counts, the sum of all before its parts. */
const subjects = ['Data', 'File', 'Memory'];

/** virsh's units (vshPrettyCapacity). */
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/**
 * The answer of `virsh domjobinfo`, lines `Label: value unit`; undefined when there is no job. The share is reckoned as
 * virsh does for --verbose: of the total what does not remain, for pages that need no copy are never processed.
 */
export function parseJobInfo(text: string): JobInfo | undefined {
  const values = labelled(text);
  const type = values.get('Job type');
  if (type === undefined || type === 'None') return undefined;
  const name = values.get('Operation') ?? 'Job';
  for (const subject of subjects) {
    const [left, all] = [values.get(`${subject} remaining`), values.get(`${subject} total`)];
    const [remaining, total] = [toBytes(left), toBytes(all)];
    if (remaining === undefined || total === undefined || total === 0) continue;
    const percent = Math.min(100, Math.max(0, 100 * (1 - remaining / total)));
    return {percent, text: `${name}, ${left} of ${all} left`};
  }
  return {percent: undefined, text: name};
}

function toBytes(size: string | undefined): number | undefined {
  const [, figure, unit = ''] = /^(\d+(?:\.\d+)?)\s+(\S+)$/.exec(size ?? '') ?? [];
  const power = units.indexOf(unit);
  return figure === undefined || power < 0 ? undefined : Number(figure) * 1024 ** power;
}
