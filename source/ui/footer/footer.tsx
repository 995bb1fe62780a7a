import type {ReactElement} from 'react';
import {hints} from '../../commands/footer.ts';
import {selectFooter} from '../../state/select/footer.ts';
import type {Table} from '../../state/select/table.ts';
import {shownWorld} from '../../state/shown.ts';
import type {State} from '../../state/state.ts';
import {Line} from '../line.tsx';
import {useLook} from '../look.ts';
import {layParts} from '../parts.ts';
import {countsParts, lostParts} from './counts-line.ts';
import {hintParts, noticeParts} from './hint-line.ts';
import {PromptLine} from './prompt-line.tsx';

interface FooterProps {
  readonly state: State;
  readonly table: Table;
  /** 1: hints, notice or prompt; 2: the counts above it. */
  readonly rows: number;
}

/** What there is, and what can be done. */
export function Footer({state, table, rows}: FooterProps): ReactElement {
  const look = useLook();
  const {columns: width} = state.size;
  const {connection, at} = shownWorld(state);
  const footer = selectFooter(state);
  const {prompt, notice} = footer;
  const isTable = state.screen.name === 'table';
  const live = at > 0 ? countsParts(footer, isTable ? table : undefined, look) : [];
  const counts = connection.status === 'lost' ? lostParts(connection, look) : live;
  const last = notice === undefined ? hintParts(hints(state)) : noticeParts(notice, look);
  return (
    <>
      {rows > 1 && <Line spans={layParts(counts, width, look.ascii)} width={width} />}
      {rows > 0 && prompt === undefined && <Line spans={layParts(last, width, look.ascii)} width={width} />}
      {rows > 0 && prompt !== undefined && (
        <PromptLine prompt={prompt} hints={hints(state)} width={width} y={state.size.rows - 1} />
      )}
    </>
  );
}
