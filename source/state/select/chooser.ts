import type {DomainRow} from '../../model/field.ts';
import type {Column, ViewId} from '../view.ts';

/** One line of the column chooser. */
export interface Choice {
  readonly column: Column<DomainRow>;
  /** Switched on by the user. */
  readonly shown: boolean;
  /** On screen now: switched on, and wide enough a screen. */
  readonly placed: boolean;
  /** The column without which a row has no name. */
  readonly fixed: boolean;
  readonly selected: boolean;
}

/** The column chooser of the current view. */
export interface Chooser {
  readonly view: ViewId;
  /** Only the visible ones. */
  readonly choices: readonly Choice[];
  readonly first: number;
  readonly total: number;
}
