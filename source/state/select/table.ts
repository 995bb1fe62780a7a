import type {DomainRow} from '../../model/field.ts';
import type {Sort} from '../state.ts';
import type {PlacedColumn, ViewId} from '../view.ts';

export type Freshness = 'fresh' | 'old' | 'stuck';

/** One visible row of the table; in the item views `row` also carries the vCPU, NIC or disk. */
export interface TableRow {
  /** The uuid, or `uuid/item` in the item views. */
  readonly key: string;
  readonly uuid: string;
  readonly row: DomainRow;
  readonly selected: boolean;
  readonly freshness: Freshness;
  /** Age of the oldest reading that the visible columns show; undefined without any. */
  readonly ageMs: number | undefined;
}

export interface Table {
  readonly view: ViewId;
  /** They fit into the screen's width less `gutterWidth` of ../fit.ts, with `gapWidth` between two. */
  readonly columns: readonly PlacedColumn<DomainRow>[];
  /** Only the visible ones, never more than the layout's table rows. */
  readonly rows: readonly TableRow[];
  /** Index of the first visible row among the matching ones. */
  readonly first: number;
  readonly matching: number;
  readonly total: number;
  /** `field` is the id of the field that the column shows. */
  readonly sort: Sort;
  /** Index in `rows` of the selected one; undefined in an empty table. */
  readonly cursor: number | undefined;
}
