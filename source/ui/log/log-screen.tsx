import type {ReactElement} from 'react';
import {selectLog} from '../../state/select/log.ts';
import type {State} from '../../state/state.ts';
import {Line} from '../line.tsx';
import {headLine, rowLine} from '../line-columns.ts';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
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
      <Line spans={headLine(columns, width, look)} width={width} over="headLine" />
      {entries.map((entry) => (
        <Line
          key={entry.run.id}
          spans={rowLine(entry, columns, width, look, entry.selected)}
          width={width}
          over={entry.selected ? 'selected' : undefined}
        />
      ))}
      <Lines lines={Array.from({length: height - entries.length}, () => [])} scroll={0} height={height} width={width} />
      {selected && detailHeight > 0 && (
        <Lines lines={entryLines(selected, at, width, look)} scroll={0} height={detailHeight} width={width} />
      )}
    </>
  );
}
