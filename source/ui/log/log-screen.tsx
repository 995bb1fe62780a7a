import type {ReactElement} from 'react';
import {selectLog} from '../../state/select/log.ts';
import type {State} from '../../state/state.ts';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {Rows} from '../rows.tsx';
import {logColumns} from './columns.ts';
import {entryLines} from './entry-lines.ts';

/** What was asked for, newest first, and all about the command under the cursor. */
export function LogScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const {at} = state.world;
  const log = selectLog(state);
  if (log === undefined) {
    return undefined;
  }
  if (log.total === 0) {
    return (
      <Message
        sentences={[
          'The command log is empty.',
          'Every command that kvmtop runs for you is kept here, with its outcome. Press a on a domain to see what can be done.',
        ]}
      />
    );
  }
  const columns = logColumns(at);
  const {entries, selected, height, detailHeight} = log;
  return (
    <>
      <Rows
        rows={entries}
        columns={columns}
        keyOf={(entry) => entry.run.id}
        width={width}
        height={height}
        over="headLine"
      />
      {selected && detailHeight > 0 && (
        <Lines lines={entryLines(selected, at, width, look)} scroll={0} height={detailHeight} width={width} />
      )}
    </>
  );
}
