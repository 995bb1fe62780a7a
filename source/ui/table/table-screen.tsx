import type {ReactElement} from 'react';
import type {Layout} from '../../state/layout.ts';
import type {Table} from '../../state/select/table.ts';
import {shownWorld} from '../../state/shown.ts';
import type {State} from '../../state/state.ts';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {findingLines} from '../triage/finding-lines.ts';
import {ColumnHead} from './column-head.tsx';
import {emptySentences} from './empty.ts';
import {Row} from './row.tsx';

interface TableScreenProps {
  readonly state: State;
  readonly table: Table;
  readonly layout: Layout;
}

/** The rows in sight beneath what is wrong and the heads of their columns, or why there are none. */
export function TableScreen({state, table, layout}: TableScreenProps): ReactElement {
  const look = useLook();
  const {columns: width} = state.size;
  const {connection, polled, triage} = shownWorld(state);
  const findings = findingLines(triage.findings, {width, rows: layout.findings}, look);
  const above = <Lines lines={findings} scroll={0} height={layout.findings} width={width} />;
  if (table.rows.length === 0) {
    return (
      <>
        {above}
        <Message
          sentences={emptySentences({table, connection, filter: state.filter, polled: polled !== undefined}, look)}
        />
      </>
    );
  }
  return (
    <>
      {above}
      {layout.columnHead > 0 && <ColumnHead table={table} width={width} />}
      {table.rows.map((shown) => (
        <Row key={shown.key} columns={table.columns} shown={shown} width={width} />
      ))}
    </>
  );
}
