import type {RestoreChoices, RestorePlan} from '../../archive/restore-plan.ts';
import {verdictOf} from '../../archive/restore-plan.ts';
import {isOver, type Run} from '../../state/run.ts';
import {type RestoreScreen, restoredUuid, restoreRun} from '../../state/select/restore.ts';
import type {State} from '../../state/state.ts';
import {beginOrAsk, openQuestion} from '../begin.ts';
import type {Command, Outcome} from '../command.ts';
import {giveUp} from '../give-up.ts';
import {act} from '../outcome.ts';
import {restoreSubject} from '../restore-subject.ts';

const shared = {group: 'backup', danger: 'view', screens: ['restore']} as const;

/** A restore: what it shall be, and to do it. */
export const restoreCommands: readonly Command[] = [
  {
    ...shared,
    id: 'restore',
    keys: ['enter'],
    label: 'restore',
    help: 'Ask whether to restore as planned; what overwrites something wants the name of the domain typed.',
    danger: 'reversible',
    footer: 10,
    disabled: withoutPlan,
    run: (state) => {
      const plan = planOf(state);
      return plan ? openQuestion(state, restoreSubject(state, plan)) : [];
    },
  },
  {
    ...shared,
    id: 'restore-copy',
    keys: ['n'],
    label: 'as a copy',
    help: 'Restore as a copy: another name, and a UUID, MACs and images of its own.',
    footer: 20,
    run: (state) => {
      const text = restoring(state)?.choices.as ?? copyName(state);
      return act({type: 'prompt', prompt: {kind: 'name', purpose: 'copy', text, cursor: [...text].length}});
    },
  },
  {
    ...shared,
    id: 'restore-identity',
    keys: ['i'],
    label: 'as it was',
    help: 'Restore with the identity that it had: name, UUID and MACs.',
    footer: 22,
    run: (state) => replanned(state, {as: undefined}),
  },
  {
    ...shared,
    id: 'restore-images',
    keys: ['o'],
    label: 'images',
    help: 'Name the folder for the images; an empty one leaves them where they were.',
    footer: 24,
    run: (state) => {
      const text = restoring(state)?.choices.images ?? '';
      return act({type: 'prompt', prompt: {kind: 'path', purpose: 'images', text, cursor: [...text].length}});
    },
  },
  {
    ...shared,
    id: 'restore-definition',
    keys: ['d'],
    label: 'definition',
    help: 'Restore the definition only, or the disks too.',
    footer: 26,
    run: (state) => replanned(state, {definitionOnly: !restoring(state)?.choices.definitionOnly}),
  },
  {
    ...shared,
    id: 'plan-again',
    keys: ['r'],
    label: 'plan again',
    help: 'Find out again what restoring would do.',
    footer: 28,
    run: (state) => replanned(state, {}),
  },
  {
    ...shared,
    id: 'cancel-restore',
    keys: ['x'],
    label: 'cancel',
    help: 'Cancel the restore that is under way: what was there before is put back.',
    footer: 12,
    disabled: (state) => (openRun(state) ? undefined : 'It is not being restored.'),
    run: (state) => giveUp([openRun(state)].filter((run) => run !== undefined)),
  },
  {
    ...shared,
    id: 'start-restored',
    keys: ['s'],
    label: 'start',
    help: 'Start the domain that was restored.',
    danger: 'reversible',
    footer: 15,
    disabled: (state) =>
      restoredUuid(state) === undefined ? 'Nothing was restored that could be started.' : undefined,
    run: (state) => beginOrAsk(state, {type: 'operation', operation: 'start', uuids: [restoredUuid(state) ?? '']}),
  },
  {
    ...shared,
    id: 'close-restore',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to the backups.',
    footer: 80,
    run: ({screen}) => act({type: 'screen', screen: screen.name === 'restore' ? screen.back : screen}),
  },
];

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

function restoring({screen}: State): RestoreScreen | undefined {
  return screen.name === 'restore' ? screen : undefined;
}

function planOf(state: State): RestorePlan | undefined {
  const plan = restoring(state)?.plan;
  return plan && !('error' in plan) ? plan : undefined;
}

function openRun(state: State): Run | undefined {
  const run = restoreRun(state);
  return run && !isOver(run) ? run : undefined;
}

function withoutPlan(state: State): string | undefined {
  const plan = restoring(state)?.plan;
  if (!plan) return 'What it would do is still being found out.';
  if ('error' in plan) return plan.error;
  if (openRun(state)) return 'It is being restored already: x cancels that.';
  if (restoreRun(state)?.status === 'done') return 'It is restored: s starts it, r plans anew.';
  if (verdictOf(plan) !== 'blocks') return undefined;
  const first = plan.problems.find(({level}) => level === 'blocks');
  return `It cannot be restored so. ${first?.text ?? ''}`.trim();
}

/** What the list of backups says of it, before there is a plan. */
function foundName(state: State): string | undefined {
  const {back, folder} = restoring(state) ?? {};
  if (back?.name !== 'backups' || !back.backups || 'error' in back.backups) return undefined;
  return back.backups.find((found) => found.folder === folder)?.name;
}

/** A name that no domain has. */
function copyName(state: State): string {
  const name = planOf(state)?.manifest.domain.name ?? foundName(state) ?? 'domain';
  const taken = new Set([...state.world.domains.values()].map((domain) => domain.name));
  const names = Array.from({length: taken.size + 1}, (_, index) => `${name}-copy${index === 0 ? '' : index + 1}`);
  return names.find((candidate) => !taken.has(candidate)) ?? name;
}
