import type {StatGroup} from '../../model/sample.ts';

/** What is looked at, for the sampling plan. */
export interface Wanted {
  /** The uuids on screen. */
  readonly visible: readonly string[];
  /** What the screen shows of them. */
  readonly groups: readonly StatGroup[];
  /** What sort and filter need of all domains. */
  readonly sortGroups: readonly StatGroup[];
}
