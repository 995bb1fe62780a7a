import type {Operation} from '../../operations/operation.ts';
import type {Dialog} from '../dialog.ts';
import type {State} from '../state.ts';
import type {AskTarget} from './ask.ts';

/** A line of the action menu. */
export interface MenuItem {
  readonly operation: Operation;
  /** Why it does not fit; undefined when it does, for one of the domains at least. */
  readonly reason: string | undefined;
  /** The virsh command of the first domain that it fits, with the initial values; undefined where it fits none. */
  readonly argv: readonly string[] | undefined;
  readonly selected: boolean;
}

export interface Menu {
  readonly targets: readonly Omit<AskTarget, 'unfit'>[];
  readonly items: readonly MenuItem[];
}

/** The action menu: every operation, those that do not fit with the reason. */
export function selectMenu(_state: State, _dialog: Extract<Dialog, {kind: 'menu'}>): Menu {
  return {targets: [], items: []};
}
