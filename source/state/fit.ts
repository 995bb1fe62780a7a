import type {Column, PlacedColumn} from './view.ts';

/**
 * Cells left of the first column: the marks of the selected row, of a marked domain, of one that triage is about, and of
 * the age of its data.
 */
export const gutterWidth = 4;
/** Cells between two columns. */
export const gapWidth = 1;

/**
 * Chooses the columns that fit and gives each its width. The highest priorities leave first, so a wider screen shows
 * whatever a narrower one does; what is spare goes to the columns that can grow, lowest priority first. The column of
 * the lowest priority is kept, however narrow the screen.
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
  const grow = (column: Column<Row>, most: number): void => {
    const granted = widths.get(column) ?? 0;
    const wanted = Math.min(contentWidths[column.field.id] ?? most, most, column.maxWidth);
    const grown = Math.max(granted, Math.min(wanted, granted + spare));
    widths.set(column, grown);
    spare -= grown - granted;
  };
  for (const {column, comfort} of claims(columns)) {
    const gap = widths.size > 0 ? gapWidth : 0;
    if (comfort !== undefined) grow(column, comfort);
    else if (spare >= column.minWidth + gap || (widths.size === 0 && spare > 0)) {
      widths.set(column, Math.min(column.minWidth, spare));
      spare = Math.max(0, spare - column.minWidth - gap);
    } else break;
  }
  for (const column of widths.keys()) grow(column, column.maxWidth);
  return columns.flatMap((column) => {
    const granted = widths.get(column);
    return granted === undefined ? [] : [{column, width: granted}];
  });
}

/** What takes cells, the most important first: each column, and the width in which it reads well. */
function claims<Row>(columns: readonly Column<Row>[]) {
  return columns
    .flatMap((column) => [
      {column, priority: column.priority, comfort: undefined},
      ...(column.comfort ? [{column, priority: column.comfort.priority, comfort: column.comfort.width}] : []),
    ])
    .toSorted((a, b) => a.priority - b.priority);
}
