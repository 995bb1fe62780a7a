import {Box, Text} from 'ink';
import {type CellProps, Table} from 'ink-table';
import type {PropsWithChildren, ReactElement} from 'react';
import {displayWidth, fitText} from '../../format/width.ts';
import {useLook} from '../look.ts';
import {paintText} from '../theme.ts';

export interface SmallColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** At most so many cells. */
  readonly width: number;
}

interface SmallTableProps {
  readonly columns: readonly SmallColumn[];
  /** Texts that are fit to be drawn, one for each column. */
  readonly rows: readonly (readonly string[])[];
  /** The first row in sight; never so far that the last page is not full. */
  readonly first: number;
  /** Lines for the heads and the rows. */
  readonly height: number;
  readonly width: number;
}

/** Without it a cell would shrink when the table is wider than the screen, and go on below. */
function Cell({children}: PropsWithChildren): ReactElement {
  return (
    <Box flexShrink={0}>
      <Text wrap="truncate">{children}</Text>
    </Box>
  );
}

function Head({children}: PropsWithChildren): ReactElement {
  const look = useLook();
  return <Cell>{paintText(String(children ?? ''), 'heading', look)}</Cell>;
}

const DataCell = ({children}: CellProps) => <Cell>{children}</Cell>;
const Nothing = () => <></>;
/** Blanks that ink-table puts on each side of a cell. */
const padding = 1;

/** A table of a few rows. ink-table draws it; it costs too much for the many rows of the main table. */
export function SmallTable({columns, rows, first, height, width}: SmallTableProps): ReactElement {
  const look = useLook();
  const page = Math.max(0, height - 1);
  const start = Math.max(0, Math.min(first, rows.length - page));
  const placed = placeColumns(columns, rows, width);
  const data = rows
    .slice(start, start + page)
    .map((row) =>
      Object.fromEntries(
        placed.map(({title, align, index, cells}) => [title, fitText(row[index] ?? '', cells, align, look)]),
      ),
    );
  return (
    <Table
      data={data}
      columns={placed.map(({title, align}) => ({key: title, align}))}
      padding={padding}
      header={Head}
      cell={DataCell}
      skeleton={Nothing}
    />
  );
}

/** A column with its place in the rows and its width on this screen. */
type PlacedSmallColumn = SmallColumn & {readonly index: number; readonly cells: number};

/** Each column as wide as its content, within its bound and what is left; those without room for their title leave. */
function placeColumns(
  columns: readonly SmallColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly PlacedSmallColumn[] {
  let left = width;
  return columns.flatMap((column, index) => {
    const content = Math.max(column.title.length, ...rows.map((row) => displayWidth(row[index] ?? '')));
    const cells = Math.min(content, column.width, left - 2 * padding);
    if (cells < column.title.length) {
      return [];
    }
    left -= cells + 2 * padding;
    return [{...column, index, cells}];
  });
}
