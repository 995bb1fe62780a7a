import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {selectVersions, type Versions} from '../../state/select/versions.ts';
import type {State} from '../../state/state.ts';
import {glyphs, spinner} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {type Look, useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {layParts, type Part} from '../parts.ts';
import {Rows} from '../rows.tsx';
import {versionColumns} from './version-columns.ts';

function titleParts(
  {name, total, domains, first, lines, search, isReading}: Versions,
  at: number,
  look: Look,
): readonly Part[] {
  const all = search === '' ? 'of all domains' : `of domains with ${safeText(search, look)}`;
  const whose = name === undefined ? all : `of ${safeText(name, look)}`;
  const kept = `${total} kept${name === undefined ? ` of ${domains} ${domains === 1 ? 'domain' : 'domains'}` : ''}`;
  const position = `${first + 1}${glyphs(look).dash}${first + lines.length} of ${total}`;
  return [
    {spans: [{text: ` Definitions ${whose}`, style: 'strong'}], priority: 0},
    {
      spans: isReading ? [{text: `${spinner(at, look)} reading`, style: 'info'}] : [{text: kept, style: 'dim'}],
      priority: 2,
    },
    {spans: lines.length < total ? [{text: position, style: 'dim'}] : [], priority: 1, side: 'right'},
  ];
}

/** The definitions that were kept, newest first. */
export function VersionsScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const versions = selectVersions(state);
  if (versions === undefined) {
    return undefined;
  }
  const {error, total, isReading, lines, areNamesShared} = versions;
  const columns = versionColumns(width, areNamesShared);
  return (
    <>
      <Line
        spans={layParts(titleParts(versions, state.world.at, look), width, look.ascii)}
        width={width}
        over="headLine"
      />
      {error !== undefined && <Message sentences={['The history cannot be read.', safeText(error, look)]} />}
      {error === undefined && total === 0 && !isReading && <Message sentences={emptySentences(state, look)} />}
      {total > 0 && (
        <Rows
          rows={lines}
          columns={columns}
          keyOf={(line) => `${line.version.uuid} ${line.version.id}`}
          width={width}
        />
      )}
    </>
  );
}

function emptySentences({readOnlyForGood, screen}: State, look: Look): readonly string[] {
  const search = screen.name === 'versions' ? screen.search : undefined;
  if (search) return [`No definition is kept of a domain with ${safeText(search, look)}.`, 'esc lists all.'];
  return [
    'No definition is kept yet.',
    readOnlyForGood
      ? 'kvmtop was started read-only: libvirt then tells no passwords, without which a definition would be another one.'
      : 'kvmtop keeps each definition that it sees, so that a define or an undefine can be undone, whoever does it.',
  ];
}
