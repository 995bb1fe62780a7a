import {verdictOf} from '../../archive/restore-plan.ts';
import {isAlive} from '../../model/inventory/life.ts';
import {selectLayout} from '../layout.ts';
import type {Run} from '../run.ts';
import type {Screen, State} from '../state.ts';
import {type RestoreItem, restoreItems} from './restore/items.ts';
import type {RestoreRun} from './restore/outcome.ts';

export type {RestoreItem} from './restore/items.ts';
export type RestoreScreen = Extract<Screen, {name: 'restore'}>;

/** What a restore would do, below its title line. */
export interface Restore {
  readonly folder: string;
  /** The worst that the plan says; undefined while there is none. */
  readonly verdict: ReturnType<typeof verdictOf> | undefined;
  /** The lines in sight. */
  readonly items: readonly RestoreItem[];
  readonly first: number;
  readonly total: number;
  readonly height: number;
}

/** What the open restore would do; undefined while none is open. */
export function selectRestore(state: State): Restore | undefined {
  const {screen, size} = state;
  if (screen.name !== 'restore') return undefined;
  const {folder, plan} = screen;
  const items = restoreItems(screen, runOf(state), size.columns);
  const height = restoreHeight(state);
  const first = Math.min(screen.scroll, Math.max(0, items.length - height));
  return {
    folder,
    verdict: plan && !('error' in plan) ? verdictOf(plan) : undefined,
    items: items.slice(first, first + height),
    first,
    total: items.length,
    height,
  };
}

/** The run of the plan that is shown, the last one; undefined before there is one. */
export function restoreRun({screen, runs}: Pick<State, 'screen' | 'runs'>): Run | undefined {
  if (screen.name !== 'restore' || !screen.plan || 'error' in screen.plan) return undefined;
  const {digest} = screen.plan;
  return runs.findLast(({program, argv}) => program === 'kvmtop' && argv[0] === 'restore' && argv.includes(digest));
}

/** The domain that was restored, once libvirt has told of it. */
export function restoredUuid(state: State): string | undefined {
  const run = restoreRun(state);
  if (run?.status !== 'done') return undefined;
  return [...state.world.domains.values()].find(({name}) => name === run.name)?.uuid;
}

function runOf(state: State): RestoreRun | undefined {
  const run = restoreRun(state);
  const domain = state.world.domains.get(restoredUuid(state) ?? '');
  return run && {run, now: domain && (isAlive(domain) ? 'started' : 'off')};
}

/** Lines for the plan. */
export function restoreHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 1);
}

/** How far the plan can be scrolled: so far that its last line is the last of the screen. */
export function lastRestoreScroll(state: State): number {
  const {screen, size} = state;
  if (screen.name !== 'restore') return 0;
  return Math.max(0, restoreItems(screen, runOf(state), size.columns).length - restoreHeight(state));
}
