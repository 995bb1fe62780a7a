import {checked} from './check.ts';
import type {Command} from './command.ts';
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
import {viewCommands} from './table/views.ts';

/**
 * Everything that the user can do, in the order of the help. On the table e, b and y are kept free for definitions.
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
  ...operationCommands,
]);
