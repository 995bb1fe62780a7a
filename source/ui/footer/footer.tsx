import type {ReactElement} from 'react';
import {hints} from '../../commands/footer.ts';
import {selectActivity} from '../../state/select/activity.ts';
import {selectFooter} from '../../state/select/footer.ts';
import type {Table} from '../../state/select/table.ts';
import {shownWorld} from '../../state/shown.ts';
import type {Notice, State} from '../../state/state.ts';
import {Lines} from '../lines.tsx';
import {type Look, useLook} from '../look.ts';
import {layParts} from '../parts.ts';
import type {Span} from '../span.ts';
import {completionLine} from './completion-line.ts';
import {countsParts} from './counts-line.ts';
import {hintParts} from './hint-line.ts';
import {lostLines} from './lost-lines.ts';
import {noticeLines} from './notice-lines.ts';
import {errorWithoutRoom, PromptLine} from './prompt-line.tsx';

interface FooterProps {
  readonly state: State;
  readonly table: Table;
  /** The last is for hints, notice or prompt, those above it for the counts or a lost connection. */
  readonly rows: number;
}

/** The lines above the last: candidates of a prompt, or what was wrong with it; why there is no connection, or what there is. */
function upperLines(state: State, table: Table, rows: number, look: Look): readonly (readonly Span[])[] {
  const {columns: width} = state.size;
  const {connection, polled} = shownWorld(state);
  const {prompt, notice} = state;
  if (prompt?.completions && prompt.completions.length > 0) {
    return [completionLine(prompt.completions, width, look)];
  }
  const error = prompt && errorWithoutRoom(prompt, state.delayMs, width, look);
  const said: Notice | undefined = error === undefined ? notice : {level: 'error', text: error};
  if (prompt && said) {
    return noticeLines(said, {width, rows}, look);
  }
  if (connection.status === 'lost' && polled !== undefined) {
    return lostLines(connection, {width, rows}, look);
  }
  const counted = {
    footer: selectFooter(state),
    activity: selectActivity(state),
    at: state.world.at,
    table: state.screen.name === 'table' ? table : undefined,
  };
  return [layParts(polled === undefined ? [] : countsParts(counted, look), width, look.ascii)];
}

/** What there is, what came of what was done, and what can be done. */
export function Footer({state, table, rows}: FooterProps): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const {prompt, notice} = state;
  if (rows === 0) {
    return undefined;
  }
  if (prompt !== undefined) {
    return (
      <>
        <Lines lines={upperLines(state, table, rows - 1, look)} scroll={0} height={rows - 1} width={width} />
        <PromptLine
          prompt={prompt}
          delayMs={state.delayMs}
          hints={hints(state)}
          width={width}
          y={state.size.rows - 1}
        />
      </>
    );
  }
  const last =
    notice === undefined
      ? [layParts(hintParts(hints(state)), width, look.ascii)]
      : noticeLines(notice, {width, rows}, look);
  const above = rows - last.length;
  return (
    <>
      {above > 0 && <Lines lines={upperLines(state, table, above, look)} scroll={0} height={above} width={width} />}
      <Lines lines={last} scroll={0} height={last.length} width={width} />
    </>
  );
}
