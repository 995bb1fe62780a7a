import type {DiskPlan} from '../../archive/backup-plan.ts';
import type {Consistency} from '../../archive/manifest.ts';
import type {Part} from '../../archive/progress.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import type {TaskRecord} from '../tasks/journal.ts';
import type {Belongings} from './belongings.ts';
import type {BackupSubject} from './subject.ts';

/** What is copied, from where to where, and who wants to know of it. */
export interface CopyJob {
  readonly virsh: Virsh;
  readonly subject: BackupSubject;
  readonly plans: readonly DiskPlan[];
  readonly folder: string;
  readonly freeze: boolean;
  readonly record: TaskRecord;
  readonly report: (parts: readonly Part[]) => void;
  readonly signal: AbortSignal;
}

/** What has come of it. */
export interface Copies {
  readonly belongings: Belongings;
  readonly consistency: Consistency;
  /** Milliseconds since 1970. */
  readonly consistentAt: number;
  readonly notes: readonly string[];
}
