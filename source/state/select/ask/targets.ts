import {factsRead} from '../../../operations/fit.ts';
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
    const domain = state.world.domains.get(uuid);
    return {
      uuid,
      name: domain?.name ?? uuid,
      state: domain?.readings.state?.value.state,
      hidden: domain !== undefined && isHidden(uuid),
      unfit: unfitReason(state, uuid, unfit),
    };
  });
}

/** Why an operation does not fit a domain, in words that can follow its name and a colon; undefined when it does. */
export function unfitReason(state: State, uuid: string, unfit: Operation['unfit']): string | undefined {
  const target = targetOf(state, uuid);
  if (!target) return 'no longer exists';
  const reason = unfit(target);
  const facts = state.facts.get(uuid);
  if (reason === undefined || reason !== factsRead(target) || !facts || !('error' in facts)) return reason;
  return `its facts cannot be read: ${facts.error}`;
}

/** Whether an operation does not fit a domain only because its facts are still being read. */
export function isUnread(state: State, uuid: string, unfit: Operation['unfit']): boolean {
  const target = targetOf(state, uuid);
  const reason = target && unfit(target);
  return reason !== undefined && target !== undefined && reason === factsRead(target) && !state.facts.has(uuid);
}
