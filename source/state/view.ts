import type {Field} from '../model/field.ts';

/** The views on the same table, by the digit that opens each. */
export const viewIds = ['domains', 'vcpus', 'network', 'disks', 'memory'] as const;
export type ViewId = (typeof viewIds)[number];

/** A column: a field and how it is laid out. */
export interface Column<Row> {
  readonly field: Field<Row>;
  /** The head of the column; its unit is in the value or in the title. */
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly minWidth: number;
  /** A column grows to its content up to here, in character cells. */
  readonly maxWidth: number;
  /** 0 stays longest; the highest leaves first when the screen is narrow. */
  readonly priority: number;
  /** Up to this width its content is worth more than the columns of a higher priority than this. */
  readonly comfort?: {readonly width: number; readonly priority: number};
}

/** A column with its width on this screen. */
export interface PlacedColumn<Row> {
  readonly column: Column<Row>;
  readonly width: number;
}
