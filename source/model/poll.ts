import type {Identity} from './domain.ts';
import type {Definition} from './facts.ts';
import type {HostSample} from './host.ts';
import type {HostExtras} from './host-extras.ts';
import type {ProcessFacts} from './process.ts';
import type {Sample, StatGroup} from './sample.ts';

/** One answer of domstats: which groups were asked for, of whom, and when each record was read. */
export interface Answer {
  readonly groups: readonly StatGroup[];
  /** The uuids asked for; undefined is all domains. */
  readonly asked: readonly string[] | undefined;
  /** In the order of the answer; `at` in milliseconds of the monotonic clock. */
  readonly samples: readonly {readonly at: number; readonly sample: Sample}[];
}

/** What one tick brought. One poll is one dispatch is one frame. */
export interface Poll {
  /** When it ended, in milliseconds of the monotonic clock. */
  readonly at: number;
  /** The same moment in seconds since 1970. */
  readonly wallSeconds: number;
  /** The domains there are; undefined when the list was not read again. */
  readonly identities: readonly Identity[] | undefined;
  readonly answers: readonly Answer[];
  /** The uuids whose monitor was asked in vain. */
  readonly stuck: readonly string[];
  readonly host: HostSample | undefined;
  /** What was read again of definitions in force, by uuid; those that are not in it are as they were. */
  readonly definitions?: ReadonlyMap<string, Definition>;
  /** Of all QEMU processes of this machine, by uuid; undefined when they were not read again. */
  readonly processes?: ReadonlyMap<string, ProcessFacts>;
  /** What else was read of the host; undefined when it was not read again. */
  readonly extras?: HostExtras;
  /** CPU time of kvmtop and its virsh since the last poll, as percent of one pCPU. */
  readonly selfPercent: number | undefined;
  /** The same of the libvirt daemon, whoever it works for; undefined where it cannot be read. */
  readonly daemonPercent: number | undefined;
}
