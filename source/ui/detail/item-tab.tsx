import type {ReactElement} from 'react';
import {cell} from '../../format/cell.ts';
import type {DomainRow} from '../../model/field.ts';
import {fitColumns} from '../../state/fit.ts';
import type {Column} from '../../state/view.ts';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {SmallTable} from './small-table.tsx';

interface ItemTabProps<Row extends DomainRow> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly scroll: number;
  readonly height: number;
  readonly width: number;
  /** What to say when there are no rows. */
  readonly none: string;
}

/** Fields that are the same for all items of one domain. */
const ofDomain = ['name', 'state'];

/** The vCPUs, disks or interfaces of one domain, in the columns of their view. */
export function ItemTab<Row extends DomainRow>(props: ItemTabProps<Row>): ReactElement {
  const look = useLook();
  const {columns, rows, scroll, height, width, none} = props;
  if (rows.length === 0) {
    return <Message sentences={[none]} />;
  }
  // ink-table leaves a blank on both sides of a cell where fitColumns counts on one between two.
  const own = columns
    .filter(({field}) => !ofDomain.includes(field.id))
    .map((column) => ({...column, minWidth: column.minWidth + 1, maxWidth: column.maxWidth + 1}));
  const placed = fitColumns(own, width - 1).map((each) => ({...each, width: each.width - 1}));
  const texts = rows.map((row) =>
    placed.map(({column: {field, align}, width: cells}) =>
      cell(field.kind, field.value(row), cells, {ascii: look.ascii, align}),
    ),
  );
  const heads = placed.map(({column: {title, align}, width: cells}) => ({title, align, width: cells}));
  return <SmallTable columns={heads} rows={texts} first={scroll} height={height} width={width} />;
}
