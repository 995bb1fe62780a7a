import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {type Files, selectFiles} from '../../state/select/files.ts';
import type {State} from '../../state/state.ts';
import {glyphs} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {type Look, useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {layParts, type Part} from '../parts.ts';
import {Rows} from '../rows.tsx';
import {fileColumns} from './columns.ts';
import {entryLines} from './entry-lines.ts';

function titleParts({folder, entries, first, total, beyond}: Files, look: Look): readonly Part[] {
  const position = `${first + 1}${glyphs(look).dash}${first + entries.length} of ${total}`;
  return [
    {spans: [{text: ` definitions in ${safeText(folder, look)}`, style: 'strong'}], priority: 0},
    {spans: total > entries.length ? [{text: position, style: 'dim'}] : [], priority: 2, side: 'right'},
    {spans: beyond > 0 ? [{text: `${beyond} more not read`, style: 'warn'}] : [], priority: 1, side: 'right'},
  ];
}

/** Why there is nothing to list. */
function lackOf({error, isReading, total}: Files): readonly string[] | undefined {
  if (isReading) return ['Reading the folder.'];
  if (error !== undefined) return [error];
  if (total > 0) return undefined;
  return ['No file here ends with .xml.', 'libvirt keeps the definitions of qemu:///system in /etc/libvirt/qemu.'];
}

/** The definitions in the files of a folder, and what is to be said of the one under the cursor. */
export function FilesScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const files = selectFiles(state);
  if (files === undefined) {
    return undefined;
  }
  const title = <Line spans={layParts(titleParts(files, look), width, look.ascii)} width={width} over="headLine" />;
  const lack = lackOf(files);
  if (lack !== undefined) {
    return (
      <>
        {title}
        <Message sentences={lack} />
      </>
    );
  }
  const {entries, selected, height, detailHeight} = files;
  return (
    <>
      {title}
      <Rows rows={entries} columns={fileColumns} keyOf={(entry) => entry.file.path} width={width} height={height} />
      {selected && detailHeight > 0 && (
        <Lines lines={entryLines(selected, width, look)} scroll={0} height={detailHeight} width={width} />
      )}
    </>
  );
}
