import type {Operation} from '../../../operations/operation.ts';
import type {State} from '../../state.ts';
import {hiddenByFilter, targetOf} from '../../targets.ts';
import type {AskTarget} from '../ask.ts';

/** The domains of a question or the menu, also those that have gone meanwhile. */
export function askTargets(
  state: State,
  uuids: readonly string[],
  unfit: Operation['unfit'] = () => undefined,
): readonly AskTarget[] {
  const isHidden = hiddenByFilter(state);
  return uuids.map((uuid) => {
    const target = targetOf(state, uuid);
    return {
      uuid,
      name: target?.domain.name ?? uuid,
      state: target?.domain.readings.state?.value.state,
      hidden: target !== undefined && isHidden(uuid),
      unfit: target ? unfit(target) : 'It no longer exists.',
    };
  });
}
