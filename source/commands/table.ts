import {checked} from './check.ts';
import type {Command} from './command.ts';
import {backupsCommands} from './table/backups.ts';
import {definitionsCommands} from './table/definitions.ts';
import {detailCommands} from './table/detail.ts';
import {displayCommands} from './table/display.ts';
import {domainCommands} from './table/domain.ts';
import {filterCommands} from './table/filter.ts';
import {generalCommands} from './table/general.ts';
import {logCommands} from './table/log.ts';
import {markCommands} from './table/marks.ts';
import {moveCommands} from './table/move.ts';
import {operationCommands} from './table/operations.ts';
import {pagerCommands} from './table/pager.ts';
import {readOnlyCommand} from './table/read-only.ts';
import {screenCommands} from './table/screens.ts';
import {sortCommands} from './table/sort.ts';
import {triageCommands} from './table/triage.ts';
import {versionsCommands} from './table/versions.ts';
import {viewCommands} from './table/views.ts';
import {xmlCommands} from './table/xml.ts';

/**
 * Everything that the user can do, in the order of the help.
 */
export const commands: readonly Command[] = checked([
  ...detailCommands,
  ...generalCommands,
  readOnlyCommand,
  ...screenCommands,
  ...logCommands,
  ...pagerCommands,
  ...domainCommands,
  ...triageCommands,
  ...markCommands,
  ...moveCommands,
  ...viewCommands,
  ...sortCommands,
  ...filterCommands,
  ...displayCommands,
  ...xmlCommands,
  ...definitionsCommands,
  ...versionsCommands,
  ...backupsCommands,
  ...operationCommands,
]);
