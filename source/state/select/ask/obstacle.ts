import type {Operation} from '../../../operations/operation.ts';
import type {State} from '../../state.ts';
import type {AskField, AskTarget} from '../ask.ts';
import {isUnread} from './targets.ts';

/** Why an operation cannot be carried out now, as a sentence; undefined when it can. */
export function obstacleOf(
  state: State,
  operation: Operation,
  targets: readonly AskTarget[],
  fields: readonly AskField[],
): string | undefined {
  return (
    readOnlyReason(state, operation) ??
    lostObstacle(state) ??
    unreadObstacle(state, operation, targets) ??
    unfitObstacle(manyReason(operation, targets.length) ?? misfit(targets)) ??
    fields.find(({problem}) => problem !== undefined)?.problem
  );
}

/** Why an operation is not to be had while nothing may be changed, as a sentence. */
export function readOnlyReason(
  {readOnly, readOnlyForGood}: State,
  {danger}: Pick<Operation, 'danger'>,
): string | undefined {
  if (!readOnly || danger === 'view') return undefined;
  return readOnlyForGood
    ? 'kvmtop was started read-only: nothing can be changed.'
    : 'Read-only mode is on: press L to switch it off.';
}

/** Why an operation for one domain does not fit several. */
export function manyReason({many}: Pick<Operation, 'many'>, count: number): string | undefined {
  return !many && count > 1 ? 'for one domain at a time' : undefined;
}

/** Why an operation fits none of the domains; undefined when it fits any. */
export function misfit(targets: readonly Pick<AskTarget, 'name' | 'unfit'>[]): string | undefined {
  if (targets.some(({unfit}) => unfit === undefined)) return undefined;
  const [first, ...others] = targets;
  if (!first?.unfit) return 'there is no domain';
  const isSame = others.every(({unfit}) => unfit === first.unfit);
  return isSame ? first.unfit : `none of them fits; ${first.name}: ${first.unfit}`;
}

/** A reason as a sentence. */
export function unfitObstacle(reason: string | undefined): string | undefined {
  return reason && `It does not fit: ${reason.replace(/\.$/, '')}.`;
}

function lostObstacle({world: {connection}}: State): string | undefined {
  return connection.status === 'lost' ? `There is no connection to libvirt. ${connection.reason}` : undefined;
}

/** A domain would be left out only because nothing has been read of it yet. */
function unreadObstacle(state: State, {unfit}: Operation, targets: readonly AskTarget[]): string | undefined {
  const isReading = targets.some(({uuid}) => isUnread(state, uuid, unfit));
  return isReading ? 'What must be known first is still being read.' : undefined;
}
