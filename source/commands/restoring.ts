import type {RestoreChoices, RestorePlan} from '../archive/restore-plan.ts';
import {verdictOf} from '../archive/restore-plan.ts';
import {isAlive} from '../model/inventory/life.ts';
import {isOver, type Run} from '../state/run.ts';
import {type RestoreScreen, restoredUuid, restoreRun} from '../state/select/restore.ts';
import type {State} from '../state/state.ts';
import type {Outcome} from './command.ts';
import {act} from './outcome.ts';

/** The plan made anew with other choices; a question about the old one would ask about something else. */
export function replanned(state: State, news: Partial<RestoreChoices>): readonly Outcome[] {
  const screen = restoring(state);
  if (!screen) return [];
  const {folder} = screen;
  const choices = {...screen.choices, ...news};
  return [
    ...act({type: 'screen', screen: {...screen, choices, plan: undefined, scroll: 0}}),
    {effect: {type: 'planRestore', folder, choices}},
  ];
}

/** The open restore. */
export function restoring({screen}: State): RestoreScreen | undefined {
  return screen.name === 'restore' ? screen : undefined;
}

/** Its plan; undefined while there is none, or none can be made. */
export function planOf(state: State): RestorePlan | undefined {
  const plan = restoring(state)?.plan;
  return plan && !('error' in plan) ? plan : undefined;
}

/** What carries it out now. */
export function openRestore(state: State): Run | undefined {
  const run = restoreRun(state);
  return run && !isOver(run) ? run : undefined;
}

/** Why it cannot be begun. */
export function withoutPlan(state: State): string | undefined {
  const plan = restoring(state)?.plan;
  if (!plan) return 'What it would do is still being found out.';
  if ('error' in plan) return plan.error;
  if (openRestore(state)) return 'It is being restored already: x cancels that.';
  if (restoreRun(state)?.status === 'done') return 'It is restored: s starts it, r plans anew.';
  if (verdictOf(plan) !== 'blocks') return undefined;
  const first = plan.problems.find(({level}) => level === 'blocks');
  return `It cannot be restored so. ${first?.text ?? ''}`.trim();
}

/** Why its choices must stay as they are. */
export function whileRestoring(state: State): string | undefined {
  return openRestore(state) ? 'It is being restored: x cancels that.' : undefined;
}

/** Why what was restored cannot be started. */
export function unstartable(state: State): string | undefined {
  const domain = state.world.domains.get(restoredUuid(state) ?? '');
  if (domain === undefined) return 'Nothing was restored that could be started.';
  return isAlive(domain) ? `${domain.name} has been started.` : undefined;
}

/** What the list of backups says of it, before there is a plan. */
function foundName(state: State): string | undefined {
  const {back, folder} = restoring(state) ?? {};
  if (back?.name !== 'backups' || !back.backups || 'error' in back.backups) return undefined;
  return back.backups.find((found) => found.folder === folder)?.name;
}

/** A name for a copy that no domain has. */
export function copyName(state: State): string {
  const name = planOf(state)?.manifest.domain.name ?? foundName(state) ?? 'domain';
  const taken = new Set([...state.world.domains.values()].map((domain) => domain.name));
  const names = Array.from({length: taken.size + 1}, (_, index) => `${name}-copy${index === 0 ? '' : index + 1}`);
  return names.find((candidate) => !taken.has(candidate)) ?? name;
}
