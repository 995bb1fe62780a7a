import {Box, Text} from 'ink';
import type {ReactElement} from 'react';
import {type Layout, selectLayout} from '../state/layout.ts';
import {selectHeader} from '../state/select/header.ts';
import {selectTable, type Table} from '../state/select/table.ts';
import type {State} from '../state/state.ts';
import {BackupsScreen} from './backups/backups-screen.tsx';
import {ColumnsScreen} from './columns/columns-screen.tsx';
import {DetailScreen} from './detail/detail-screen.tsx';
import {DialogPanel} from './dialog/dialog-panel.tsx';
import {EventsScreen} from './events/events-screen.tsx';
import {FilesScreen} from './files/files-screen.tsx';
import {Footer} from './footer/footer.tsx';
import {Header} from './header/header.tsx';
import {HelpScreen} from './help/help-screen.tsx';
import {LogScreen} from './log/log-screen.tsx';
import {PagerScreen} from './pager/pager-screen.tsx';
import {RestoreScreen} from './restore/restore-screen.tsx';
import {ReviewScreen} from './review/review-screen.tsx';
import {TableScreen} from './table/table-screen.tsx';
import {TriageScreen} from './triage/triage-screen.tsx';
import {VersionsScreen} from './versions/versions-screen.tsx';

/** The smallest terminal on which a table can be read. */
const smallest = {columns: 20, rows: 5} as const;

function body(state: State, table: Table, layout: Layout): ReactElement {
  const screens = {
    table: () => <TableScreen state={state} table={table} layout={layout} />,
    detail: () => <DetailScreen state={state} />,
    log: () => <LogScreen state={state} />,
    events: () => <EventsScreen state={state} />,
    triage: () => <TriageScreen state={state} />,
    pager: () => <PagerScreen state={state} />,
    review: () => <ReviewScreen state={state} />,
    files: () => <FilesScreen state={state} />,
    versions: () => <VersionsScreen state={state} />,
    backups: () => <BackupsScreen state={state} />,
    restore: () => <RestoreScreen state={state} />,
    help: () => <HelpScreen state={state} />,
    columns: () => <ColumnsScreen state={state} />,
  } as const;
  return screens[state.screen.name]();
}

/**
 * One frame, always as high as the screen: a row more and the terminal would be cleared for every frame, a row less
 * and old rows would stay.
 */
export function Frame({state}: {readonly state: State}): ReactElement {
  const {columns, rows} = state.size;
  if (columns < smallest.columns || rows < smallest.rows) {
    return (
      <Box width={columns} height={rows} overflowY="hidden">
        <Text>{`kvmtop needs a terminal of at least ${smallest.columns}x${smallest.rows}.`}</Text>
      </Box>
    );
  }
  const layout = selectLayout(state);
  const table = selectTable(state);
  return (
    <Box width={columns} height={rows} overflowY="hidden" flexDirection="column">
      <Header header={selectHeader(state)} width={columns} rows={layout.header} />
      <Box height={layout.body} flexShrink={0} overflowY="hidden" flexDirection="column">
        {body(state, table, layout)}
        {state.dialog && <DialogPanel state={state} dialog={state.dialog} />}
      </Box>
      <Footer state={state} table={table} rows={layout.footer} />
    </Box>
  );
}
