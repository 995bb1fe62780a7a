import type {DomainEvent} from '../../model/event.ts';
import type {DiskRow, DomainRow, NicRow, VcpuRow} from '../../model/field.ts';
import type {DetailTab} from '../state.ts';
import type {Freshness} from './table.ts';

/** Everything about the opened domain. */
export interface Detail {
  readonly row: DomainRow;
  readonly tab: DetailTab;
  /** The first visible line of the tab's content; never beyond the last page. */
  readonly scroll: number;
  /** Lines of the screen for the content, below a title line and a line of tabs. */
  readonly height: number;
  readonly vcpus: readonly VcpuRow[];
  readonly nics: readonly NicRow[];
  readonly disks: readonly DiskRow[];
  /** The events of this domain, newest first. */
  readonly events: readonly DomainEvent[];
  /** The definition, or why it could not be read; undefined while it is being read. */
  readonly xml: {readonly text: string} | {readonly error: string} | undefined;
  readonly freshness: Freshness;
  readonly ageMs: number | undefined;
}
