import {expect} from 'vitest';
import {bounds} from '../../source/state/bounds.ts';
import {isOver} from '../../source/state/run.ts';
import {selectActivity} from '../../source/state/select/activity.ts';
import {selectAsk} from '../../source/state/select/ask.ts';
import {selectEvents} from '../../source/state/select/events.ts';
import {selectLog} from '../../source/state/select/log.ts';
import {selectMarks} from '../../source/state/select/marks.ts';
import {selectMenu} from '../../source/state/select/menu.ts';
import {nextMatch, selectPager} from '../../source/state/select/pager.ts';
import {selectTriage} from '../../source/state/select/triage.ts';
import type {State} from '../../source/state/state.ts';
import {selectTargets} from '../../source/state/targets.ts';
import {ids} from './play-runs.ts';

/** Expects of changes what must hold whatever happened, and that nothing which can be shown of them throws. */
export function expectSoundChanges(before: State, state: State): void {
  const {world, marks, awaited, runs, nextRun, markAnchor} = state;
  const known = [...marks, ...awaited.keys(), ...selectTargets(state), ...(markAnchor ? [markAnchor] : [])];
  expect(known.filter((uuid) => !world.domains.has(uuid))).toEqual([]);
  expect(selectMarks(state).hidden).toBeLessThanOrEqual(marks.size);

  const open = runs.filter((run) => !isOver(run)).length;
  expect(runs.length).toBeLessThanOrEqual(Math.max(bounds.runs, open));
  expect(ids(runs)).toEqual([...new Set(ids(runs))].toSorted((a, b) => a - b));
  expect(nextRun).toBeGreaterThanOrEqual(before.nextRun);
  expect(runs.every(({id}) => id < nextRun)).toBe(true);
  const dropped = before.runs.filter((run) => !isOver(run) && !ids(runs).includes(run.id));
  expect(dropped).toEqual([]);
  expect(selectActivity(state).waiting).toBeLessThanOrEqual(open);

  expectSoundScreen(state);
  expectSoundDialog(state);
}

function expectSoundScreen(state: State): void {
  const log = selectLog(state);
  expect(log?.entries.length ?? 0).toBeLessThanOrEqual(log?.height ?? 0);
  if (log && log.total > 0) expect(log.selected).toBeDefined();
  const events = selectEvents(state);
  expect(events?.lines.length).toBe(events && Math.min(events.height, events.total));
  const pager = selectPager(state);
  expect(pager?.lines.length).toBe(pager && Math.min(pager.height, pager.total));
  nextMatch(state, 1);
  const triage = selectTriage(state);
  const shown = triage && ('items' in triage ? triage.items : triage.findings);
  expect(shown?.length).toBe(triage && Math.min(triage.height, triage.total - triage.first));
  expect(triage?.first ?? 0).toBe(
    Math.max(0, Math.min(triage?.first ?? 0, (triage?.total ?? 0) - (triage?.height ?? 0))),
  );
}

function expectSoundDialog(state: State): void {
  const {dialog, nextRun, world, readOnly} = state;
  if (dialog?.kind === 'menu') selectMenu(state, dialog);
  if (dialog?.kind !== 'ask') return;
  const {runs, targets, obstacle, danger} = selectAsk(state, dialog);
  expect(ids(runs)).toEqual(runs.map((_, index) => nextRun + index));
  const pinned = targets.map(({uuid}) => uuid);
  for (const {uuid} of runs) if (uuid !== undefined) expect(pinned).toContain(uuid);
  for (const {uuid} of runs) if (uuid !== undefined) expect(world.domains.has(uuid)).toBe(true);
  if (readOnly && dialog.subject.type === 'operation' && danger !== 'view') expect(obstacle).toBeDefined();
}
