import type {ReactElement} from 'react';
import type {Table} from '../../state/select/table.ts';
import {shownWorld} from '../../state/shown.ts';
import type {State} from '../../state/state.ts';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {ColumnHead} from './column-head.tsx';
import {emptySentences} from './empty.ts';
import {Row} from './row.tsx';

interface TableScreenProps {
  readonly state: State;
  readonly table: Table;
  readonly hasHead: boolean;
}

/** The rows in sight beneath the heads of their columns, or why there are none. */
export function TableScreen({state, table, hasHead}: TableScreenProps): ReactElement {
  const look = useLook();
  const {columns: width} = state.size;
  if (table.rows.length === 0) {
    const {connection, polled} = shownWorld(state);
    return (
      <Message
        sentences={emptySentences({table, connection, filter: state.filter, polled: polled !== undefined}, look)}
      />
    );
  }
  return (
    <>
      {hasHead && <ColumnHead table={table} width={width} />}
      {table.rows.map((shown) => (
        <Row key={shown.key} columns={table.columns} shown={shown} width={width} />
      ))}
    </>
  );
}
