import type {Rates} from './rates.ts';
import type {Readings} from './sample.ts';
import type {Trend} from './trend.ts';

/** What `virsh list --uuid --name --id` says; the id is missing while the domain is inactive. */
export interface Identity {
  readonly uuid: string;
  readonly name: string;
  readonly id?: number;
}

/** All that is known of one libvirt domain. Selections and actions stick to the uuid. */
export interface Domain extends Identity {
  readonly readings: Readings;
  /** What the two latest readings of each group give. */
  readonly rates: Rates;
  /** %CPU over the last minutes. */
  readonly trend: Trend;
  /** Since when its monitor has not answered, in ms of the monotonic clock; undefined while it answers. */
  readonly stuckSince?: number;
}
