import {cursorIndex, cursorKey} from '../../state/cursor.ts';
import {uuidOf} from '../../state/rows.ts';
import type {State} from '../../state/state.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';

const shared = {group: 'marks', danger: 'view', screens: ['table'], disabled: withoutRows} as const;

/** Which domains the next action is for. */
export const markCommands: readonly Command[] = [
  {
    ...shared,
    id: 'mark',
    keys: ['m'],
    label: 'mark',
    help: 'Mark the domain, or take its mark away, and move down: actions are for the marked ones.',
    footer: 40,
    run: (state) => [...toggle(state), ...act({type: 'moved', by: 1})],
  },
  {
    ...shared,
    id: 'mark-range',
    keys: ['v'],
    label: 'mark range',
    help: 'Mark all from the one that was marked last to the cursor.',
    disabled: (state) => (anchorIndex(state) < 0 ? 'Mark a first one with m: v marks from there to here.' : undefined),
    run: (state) => {
      const ends = [anchorIndex(state), cursorIndex(state)].toSorted((a, b) => a - b);
      const [first = 0, last = 0] = ends;
      const range = state.order.slice(first, last + 1).map(uuidOf);
      return marked(new Set([...state.marks, ...range]), underCursor(state));
    },
  },
  {
    ...shared,
    id: 'mark-all',
    keys: ['*'],
    label: 'mark all',
    help: 'Mark all that the filter lets through; if all of them are marked, take these marks away.',
    run: ({marks, order, markAnchor}) => {
      const all = order.map(uuidOf);
      const isMarked = all.every((uuid) => marks.has(uuid));
      return isMarked ? marked(without(marks, all), undefined) : marked(new Set([...marks, ...all]), markAnchor);
    },
  },
  {
    ...shared,
    id: 'unmark-all',
    keys: ['u'],
    label: 'unmark all',
    help: 'Take all marks away, also those that the filter hides.',
    disabled: ({marks}) => (marks.size === 0 ? 'Nothing is marked.' : undefined),
    run: () => marked(new Set(), undefined),
  },
];

function toggle(state: State): readonly Outcome[] {
  const uuid = underCursor(state);
  if (uuid === undefined) return [];
  const {marks} = state;
  return marks.has(uuid) ? marked(without(marks, [uuid]), undefined) : marked(new Set([...marks, uuid]), uuid);
}

function without(marks: ReadonlySet<string>, uuids: readonly string[]): ReadonlySet<string> {
  return new Set([...marks].filter((uuid) => !uuids.includes(uuid)));
}

function marked(uuids: ReadonlySet<string>, anchor: string | undefined): readonly Outcome[] {
  return act({type: 'marks', uuids, anchor});
}

function underCursor(state: State): string | undefined {
  const key = cursorKey(state);
  return key === undefined ? undefined : uuidOf(key);
}

/** Where the range begins; -1 when nothing in sight of the filter was marked. */
function anchorIndex({order, markAnchor}: State): number {
  return order.findIndex((key) => uuidOf(key) === markAnchor);
}

function withoutRows({order}: State): string | undefined {
  return order.length === 0 ? 'There is no domain to mark.' : undefined;
}
