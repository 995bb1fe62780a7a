import type {ReactElement} from 'react';
import {hints} from '../../commands/footer.ts';
import {selectFooter} from '../../state/select/footer.ts';
import type {Table} from '../../state/select/table.ts';
import {shownWorld} from '../../state/shown.ts';
import type {State} from '../../state/state.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {layParts} from '../parts.ts';
import {countsParts} from './counts-line.ts';
import {hintParts, noticeParts} from './hint-line.ts';
import {lostLines} from './lost-lines.ts';
import {PromptLine} from './prompt-line.tsx';

interface FooterProps {
  readonly state: State;
  readonly table: Table;
  /** The last is for hints, notice or prompt, those above it for the counts or a lost connection. */
  readonly rows: number;
}

/** What there is, and what can be done. */
export function Footer({state, table, rows}: FooterProps): ReactElement {
  const look = useLook();
  const {columns: width} = state.size;
  const {connection, polled} = shownWorld(state);
  const footer = selectFooter(state);
  const {prompt, notice} = footer;
  const isTable = state.screen.name === 'table';
  const counts = polled === undefined ? [] : countsParts(footer, isTable ? table : undefined, look);
  const above =
    connection.status === 'lost' && polled !== undefined
      ? lostLines(connection, {width, rows: rows - 1}, look)
      : [layParts(counts, width, look.ascii)];
  const last = notice === undefined ? hintParts(hints(state)) : noticeParts(notice, look);
  return (
    <>
      <Lines lines={above} scroll={0} height={rows - 1} width={width} />
      {rows > 0 && prompt === undefined && <Line spans={layParts(last, width, look.ascii)} width={width} />}
      {rows > 0 && prompt !== undefined && (
        <PromptLine
          prompt={prompt}
          delayMs={state.delayMs}
          hints={hints(state)}
          width={width}
          y={state.size.rows - 1}
        />
      )}
    </>
  );
}
