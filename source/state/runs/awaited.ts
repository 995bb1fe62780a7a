import {isAlive} from '../../model/inventory/life.ts';
import {manyNamesText} from '../../model/words.ts';
import {findOperation} from '../../operations/table.ts';
import type {Run} from '../run.ts';
import type {Awaited, State} from '../state.ts';

/** Whether the command has only asked the guest. */
export function isAwaited({operation}: Run): boolean {
  return operation !== undefined && findOperation(operation)?.awaitsOff === true;
}

/** The state once a run was carried out: a guest that was asked to switch itself off is watched. */
export function withAwaited(state: State, run: Run): State {
  const {uuid, status, endedAt} = run;
  if (!isAwaited(run) || status !== 'done' || uuid === undefined || !isOn(state, uuid)) return state;
  const since = endedAt ?? state.world.at;
  return {...state, awaited: new Map(state.awaited).set(uuid, {since, ignored: false})};
}

/** The state without waiting for this domain. */
export function withoutAwaited(state: State, uuid: string | undefined): State {
  if (uuid === undefined || !state.awaited.has(uuid)) return state;
  return {...state, awaited: new Map([...state.awaited].filter(([key]) => key !== uuid))};
}

/** The state at its time: without the guests that are off or gone, and with a word about those that do not react. */
export function checkedAwaited(state: State): State {
  if (state.awaited.size === 0) return state;
  const on = [...state.awaited].filter(([uuid]) => isOn(state, uuid));
  const late = on.filter(([, one]) => !one.ignored && isLate(state, one));
  if (late.length === 0) return on.length === state.awaited.size ? state : {...state, awaited: new Map(on)};
  const awaited = new Map(on.map(([uuid, one]) => [uuid, {...one, ignored: one.ignored || isLate(state, one)}]));
  const names = late.map(([uuid]) => state.world.domains.get(uuid)?.name ?? uuid);
  return {...state, awaited, notice: {level: 'warning', text: lateText(names, state.shutdownWaitMs)}};
}

function isLate({world, shutdownWaitMs}: State, {since}: Awaited): boolean {
  return world.at - since >= shutdownWaitMs;
}

function isOn({world}: State, uuid: string): boolean {
  const domain = world.domains.get(uuid);
  return domain !== undefined && isAlive(domain);
}

function lateText(names: readonly string[], waitMs: number): string {
  const has = names.length === 1 ? 'has' : 'have';
  const seconds = Math.round(waitMs / 1000);
  return `${manyNamesText(names)} ${has} not reacted to shutdown for ${seconds} s: press a for agent mode or destroy.`;
}
