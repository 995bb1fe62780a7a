import type {Operation} from '../../operations/operation.ts';
import {operations} from '../../operations/table.ts';
import type {Dialog} from '../dialog.ts';
import type {State} from '../state.ts';
import {targetOf} from '../targets.ts';
import {valuesOf} from './ask/fields.ts';
import {manyReason, misfit, readOnlyReason} from './ask/obstacle.ts';
import {askTargets, unfitReason} from './ask/targets.ts';
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
export function selectMenu(
  state: State,
  {uuids, cursor}: Extract<Dialog, {kind: 'menu'}>,
  table: readonly Operation[] = operations,
): Menu {
  const targets = askTargets(state, uuids);
  return {
    targets: targets.map(({unfit: _, ...target}) => target),
    items: table.map((operation, index) => {
      const reason =
        readOnlyReason(state, operation) ??
        manyReason(operation, uuids.length) ??
        misfit(targets.map(({uuid, name}) => ({name, unfit: unfitReason(state, uuid, operation.unfit)})));
      const argv = reason === undefined ? preview(state, operation, uuids) : undefined;
      return {operation, reason, argv, selected: index === cursor};
    }),
  };
}

function preview(state: State, operation: Operation, uuids: readonly string[]): readonly string[] | undefined {
  const first = uuids.find((uuid) => unfitReason(state, uuid, operation.unfit) === undefined);
  const target = first === undefined ? undefined : targetOf(state, first);
  return target && operation.argv(target, valuesOf(operation.fields?.([target]) ?? []));
}
