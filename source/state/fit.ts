import type {Column, PlacedColumn} from './view.ts';

/** Cells left of the first column: one for the mark of the selected row, one for the mark of its age. */
export const gutterWidth = 2;
/** Cells between two columns. */
export const gapWidth = 1;

/**
 * Chooses the columns that fit and gives each its width. The highest priorities leave first; what is spare goes to the
 * columns that can grow, lowest priority first. The least of all is kept, however narrow the screen.
 * @param width cells for the columns and the gaps between them
 * @param contentWidths cells of the longest value by id of the field; a growing column without one grows to its maximum
 */
export function fitColumns<Row>(
  columns: readonly Column<Row>[],
  width: number,
  contentWidths: Readonly<Record<string, number>> = {},
): readonly PlacedColumn<Row>[] {
  const widths = new Map<Column<Row>, number>();
  let spare = width;
  for (const column of columns.toSorted((a, b) => a.priority - b.priority)) {
    const needed = column.minWidth + (widths.size > 0 ? gapWidth : 0);
    const granted = widths.size > 0 ? needed : Math.min(needed, spare);
    if (granted < 1 || granted > spare) break;
    widths.set(column, Math.min(column.minWidth, granted));
    spare -= granted;
  }
  for (const [column, granted] of widths) {
    const wanted = Math.min(contentWidths[column.field.id] ?? column.maxWidth, column.maxWidth);
    const grown = Math.max(granted, Math.min(wanted, granted + spare));
    widths.set(column, grown);
    spare -= grown - granted;
  }
  return columns.flatMap((column) => {
    const granted = widths.get(column);
    return granted === undefined ? [] : [{column, width: granted}];
  });
}
