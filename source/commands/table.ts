import {checked} from './check.ts';
import type {Command} from './command.ts';
import {detailCommands} from './table/detail.ts';
import {displayCommands} from './table/display.ts';
import {filterCommands} from './table/filter.ts';
import {generalCommands} from './table/general.ts';
import {moveCommands} from './table/move.ts';
import {sortCommands} from './table/sort.ts';
import {viewCommands} from './table/views.ts';

/**
 * Everything that the user can do, in the order of the help. Kept free for what changes domains: a c e y b m : ! D.
 */
export const commands: readonly Command[] = checked([
  ...detailCommands,
  ...generalCommands,
  ...moveCommands,
  ...viewCommands,
  ...sortCommands,
  ...filterCommands,
  ...displayCommands,
]);
