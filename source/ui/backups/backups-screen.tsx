import type {ReactElement} from 'react';
import {type Backups, selectBackups} from '../../state/select/backups.ts';
import type {State} from '../../state/state.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {layParts} from '../parts.ts';
import {Rows} from '../rows.tsx';
import {backupColumns} from './columns.ts';
import {detailLines} from './detail-lines.ts';
import {titleParts} from './title-parts.ts';

/** What is said in place of rows. */
function sentences({error, isReading, folders}: Backups): readonly string[] {
  if (error !== undefined) return [error, 'o looks into another folder.'];
  if (isReading) return ['The backups are being read.'];
  return [
    'No backups were found.',
    `Looked for in ${folders.join(', ')}. o looks into another folder.`,
    'b on a domain of the table backs it up: its definition and its disks.',
  ];
}

/** The backups that there are and are being made, and all about the one under the cursor. */
export function BackupsScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const {at} = state.world;
  const backups = selectBackups(state);
  if (backups === undefined) {
    return undefined;
  }
  const title = <Line spans={layParts(titleParts(backups, look), width, look.ascii)} width={width} over="headLine" />;
  if (backups.total === 0) {
    return (
      <>
        {title}
        <Message sentences={sentences(backups)} />
      </>
    );
  }
  const columns = backupColumns(at);
  const {rows, selected, height, detailHeight} = backups;
  return (
    <>
      {title}
      <Rows rows={rows} columns={columns} keyOf={(row) => row.key} width={width} height={height} />
      {selected && detailHeight > 0 && (
        <Lines lines={detailLines(selected, at, width, look)} scroll={0} height={detailHeight} width={width} />
      )}
    </>
  );
}
