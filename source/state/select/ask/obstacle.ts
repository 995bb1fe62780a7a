import type {Operation} from '../../../operations/operation.ts';
import type {State} from '../../state.ts';
import type {AskField, AskTarget} from '../ask.ts';

/** Why an operation cannot be carried out now, as a sentence; undefined when it can. */
export function obstacleOf(
  state: State,
  operation: Operation,
  targets: readonly AskTarget[],
  fields: readonly AskField[],
): string | undefined {
  return (
    readOnlyReason(state, operation) ??
    lostReason(state) ??
    manyReason(operation, targets.length) ??
    unreadReason(state, targets) ??
    unfitReason(targets) ??
    fields.find(({problem}) => problem !== undefined)?.problem
  );
}

/** Why a changing operation is not to be had. */
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
  return !many && count > 1 ? 'It is for one domain at a time.' : undefined;
}

/** Why an operation fits none of the domains; undefined when it fits any. */
export function unfitReason(targets: readonly AskTarget[]): string | undefined {
  if (targets.some(({unfit}) => unfit === undefined)) return undefined;
  const [first, ...others] = targets;
  if (!first?.unfit) return 'There is no domain to apply it to.';
  const isSame = others.every(({unfit}) => unfit === first.unfit);
  return isSame ? first.unfit : `It fits none of them. ${first.name}: ${first.unfit}`;
}

function lostReason({world: {connection}}: State): string | undefined {
  if (connection.status !== 'lost') return undefined;
  return ['There is no connection to libvirt.', connection.reason].join(' ');
}

/** A domain would be left out only because nothing has been read of it yet. */
function unreadReason({facts}: State, targets: readonly AskTarget[]): string | undefined {
  const isUnread = targets.some(
    ({uuid, state, unfit}) => unfit !== undefined && state !== undefined && !facts.has(uuid),
  );
  return isUnread && targets.length > 1 ? 'What must be known of the domains is still being read.' : undefined;
}
