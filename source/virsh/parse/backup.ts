import {labelled} from './labelled.ts';

/** The answer of `virsh domstate --reason`: a line `running (booted)`; the reason is undefined where there is none. */
export function parseDomstate(text: string): {readonly state: string; readonly reason: string | undefined} {
  const line = text.trim();
  const {state = line, reason} = /^(?<state>.*?) \((?<reason>.*)\)$/.exec(line)?.groups ?? {};
  return {state, reason};
}

/** The capacities of disks in bytes by target, of `virsh domblkinfo --all`; those that it does not tell are left out. */
export function parseCapacities(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const {target, capacity} = /^\s*(?<target>\S+)\s+(?<capacity>\d+)\s/.exec(`${line} `)?.groups ?? {};
      return target === undefined ? [] : [[target, Number(capacity)] as const];
    }),
  );
}

/** What `virsh domjobinfo`, also with --completed, says of a backup job. */
export interface BackupJob {
  /** Completed, Cancelled and Failed are those of a job that is over; None means that there is none. */
  readonly type: string;
  readonly operation: string | undefined;
  readonly elapsedMs: number | undefined;
}

export function parseBackupJob(text: string): BackupJob {
  const values = labelled(text);
  const elapsed = /^(\d+)\s+ms$/.exec(values.get('Time elapsed') ?? '')?.[1];
  return {
    type: values.get('Job type') ?? 'None',
    operation: values.get('Operation'),
    elapsedMs: elapsed === undefined ? undefined : Number(elapsed),
  };
}

/** How far the job of one disk is, of `virsh blockjob --raw`, lines ` cur=N` and ` end=N`; undefined when it has none. */
export function parseBlockJob(text: string): {readonly doneBytes: number; readonly totalBytes: number} | undefined {
  const figure = (name: string) => Number(new RegExp(`^\\s*${name}=(\\d+)$`, 'm').exec(text)?.[1]);
  const [doneBytes, totalBytes] = [figure('cur'), figure('end')];
  return Number.isNaN(doneBytes) || Number.isNaN(totalBytes) ? undefined : {doneBytes, totalBytes};
}

/** What the line of virsh's shell that freezes, begins and thaws has printed. */
export interface BeginAnswer {
  /** File systems; undefined when the freeze was not told. */
  readonly frozen: number | undefined;
  readonly begun: boolean;
  readonly thawed: number | undefined;
}

export function parseBegin(text: string): BeginAnswer {
  const figure = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return {
    frozen: figure(/^Froze (\d+) filesystem/m),
    begun: /^Backup started$/m.test(text),
    thawed: figure(/^Thawed (\d+) filesystem/m),
  };
}

/** The user and group that QEMU runs as, of `virsh capabilities`; undefined when libvirt does not change it. */
export function parseQemuUser(text: string): {readonly uid: number; readonly gid: number} | undefined {
  const dac = /<secmodel>\s*<model>dac<\/model>[\s\S]*?<\/secmodel>/.exec(text)?.[0] ?? '';
  const [, uid, gid] = /<baselabel[^>]*>\+(\d+):\+(\d+)<\/baselabel>/.exec(dac) ?? [];
  return uid === undefined ? undefined : {uid: Number(uid), gid: Number(gid)};
}
