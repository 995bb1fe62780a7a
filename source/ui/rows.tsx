import type {ReactElement} from 'react';
import {Line} from './line.tsx';
import {headLine, type LineColumn, rowLine} from './line-columns.ts';
import {Lines} from './lines.tsx';
import {useLook} from './look.ts';
import type {Style} from './theme.ts';

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly LineColumn<Row>[];
  readonly keyOf: (row: Row) => string | number;
  readonly width: number;
  /** Lines below the heads of the columns, where something follows: those without a row are left empty. */
  readonly height?: number;
  /** How the whole line of the heads is drawn. */
  readonly over?: Style;
}

/** The rows of a list below the heads of its columns, one of them under the cursor. */
export function Rows<Row extends {readonly selected: boolean}>({
  rows,
  columns,
  keyOf,
  width,
  height = rows.length,
  over,
}: RowsProps<Row>): ReactElement {
  const look = useLook();
  const empty = Array.from({length: Math.max(0, height - rows.length)}, () => []);
  return (
    <>
      <Line spans={headLine(columns, width, look)} width={width} over={over} />
      {rows.map((row) => (
        <Line
          key={keyOf(row)}
          spans={rowLine(row, columns, width, look, row.selected)}
          width={width}
          over={row.selected ? 'selected' : undefined}
        />
      ))}
      <Lines lines={empty} scroll={0} height={empty.length} width={width} />
    </>
  );
}
