import {describe, expect, it} from 'vitest';
import {cursorKey} from '../../source/state/cursor.ts';
import {selectHeader} from '../../source/state/select/header.ts';
import {selectTable} from '../../source/state/select/table.ts';
import {selectTriage, type TriageItem} from '../../source/state/select/triage.ts';
import {selectWanted} from '../../source/state/select/wanted.ts';
import type {Screen, State, TriageTab} from '../../source/state/state.ts';
import {many, play, seen, uuid} from './fleet.ts';

const fleet = {...many(40), bad: {cpu: 0, state: 'paused'}} as const;
/** The same, and bad has stopped by an I/O error. */
function broken(of: ReturnType<typeof seen>): State {
  const poll = of.fleets.poll(fleet);
  const answers = poll.answers.map((answer) => ({
    ...answer,
    samples: answer.samples.map(({at, sample}) =>
      sample.name === 'bad' ? {at, sample: {...sample, state: {state: 'paused', reason: 5} as const}} : {at, sample},
    ),
  }));
  return play([{type: 'polled', poll: {...poll, answers}}], of.state);
}

function opened(state: State, tab: TriageTab, more: Partial<Extract<Screen, {name: 'triage'}>> = {}): State {
  const screen = {name: 'triage', tab, cursor: undefined, open: false, scroll: 0, back: {name: 'table'}} as const;
  return play([{type: 'screen', screen: {...screen, ...more}}], state);
}

function itemsOf(state: State): readonly TriageItem[] {
  const view = selectTriage(state);
  return view && 'items' in view ? view.items : [];
}

describe('what is wrong', () => {
  it('is judged with each poll, takes a line while it is there, and leaves the selected row in sight', () => {
    const before = seen(fleet);
    const bottom = {...before, state: play([{type: 'moved', by: 16}], before.state)};
    expect(selectTable(bottom.state)).toMatchObject({cursor: 16, first: 0});
    const wrong = broken(bottom);
    expect(wrong.world.triage.findings.map(({id}) => id)).toEqual(['paused-io-error']);
    const table = selectTable(wrong);
    expect([table.rows.length, table.rows[table.cursor ?? -1]?.key]).toEqual([16, cursorKey(bottom.state)]);
    expect(selectHeader(wrong).findings).toEqual({crit: 1, warn: 0, info: 0});
    const mended = play([{type: 'polled', poll: before.fleets.poll(fleet)}], wrong);
    expect(selectTable(mended).rows.length).toBe(17);
    expect(selectHeader(mended).findings.crit).toBe(0);
  });

  it('marks the rows of the domains it is about, and no others', () => {
    const sorted = play([{type: 'sort', sort: {field: 'name', descending: false}}], broken(seen(fleet)));
    const marked = selectTable(sorted).rows.flatMap(({uuid: of, concern}) => (concern ? [[of, concern.severity]] : []));
    expect(marked).toEqual([[uuid('bad'), 'crit']]);
  });

  it('stands still while the display is frozen', () => {
    const of = seen(fleet);
    const frozen = {...of, state: play([{type: 'freeze', on: true}], of.state)};
    const later = broken(frozen);
    expect(later.world.triage.findings).toHaveLength(1);
    expect(selectHeader(later).findings.crit).toBe(0);
    expect(selectTable(later).rows.length).toBe(17);
    const thawed = play([{type: 'freeze', on: false}], later);
    expect([selectHeader(thawed).findings.crit, selectTable(thawed).rows.length]).toEqual([1, 16]);
  });

  it('knows definitions until their domains are gone', () => {
    const {state, fleets} = seen({a: {}, b: {}});
    const definition = {vcpus: {current: 2, maximum: 2}} as never;
    const definitions = new Map([
      [uuid('a'), definition],
      [uuid('b'), definition],
    ]);
    const read = play([{type: 'polled', poll: {...fleets.poll({a: {}, b: {}}), definitions}}], state);
    expect([...read.world.definitions.keys()]).toEqual([uuid('a'), uuid('b')]);
    const gone = play([{type: 'polled', poll: fleets.poll({a: {}})}], read);
    expect([...gone.world.definitions.keys()]).toEqual([uuid('a')]);
  });

  it('notes when the host slept', () => {
    const {state, fleets} = seen({a: {}});
    expect(state.world.wokeAt).toBeUndefined();
    const poll = fleets.poll({a: {}});
    const woken = play([{type: 'polled', poll: {...poll, wallSeconds: poll.wallSeconds + 600}}], state);
    expect(woken.world.wokeAt).toBe(poll.at);
  });
});

describe('the screen of triage', () => {
  it('lists the findings, or says that all is quiet and what is not known', () => {
    const view = selectTriage(opened(broken(seen(fleet)), 'findings'));
    expect(view).toMatchObject({total: 1, findings: [{selected: true, finding: {id: 'paused-io-error'}}]});
    const quiet = itemsOf(opened(seen({a: {}}).state, 'findings'));
    const texts = quiet.flatMap((item) => ('text' in item ? [item.text] : []));
    expect(texts.join('\n')).toMatch(/All is quiet: none of \d+ rules finds anything/);
    expect(texts).toContain('How many pCPUs the host has.');
  });

  it('says all of an open finding, with what kvmtop can do by its digit, and that it is over when it is', () => {
    const state = opened(broken(seen(fleet)), 'findings', {open: true, cursor: 'paused-io-error'});
    const items = itemsOf({...state, size: {columns: 80, rows: 90}});
    expect(items.map(({kind}) => kind)).toEqual(expect.arrayContaining(['title', 'evidence', 'text', 'command']));
    const digits = items.flatMap((item) => (item.kind === 'remedy' && item.digit !== undefined ? [item.digit] : []));
    expect(digits).toEqual(digits.map((_, index) => index + 1));
    expect(digits.length).toBeGreaterThan(0);
    const over = itemsOf(opened(seen(fleet).state, 'findings', {open: true, cursor: 'paused-io-error'}));
    expect(over[0]).toMatchObject({kind: 'text', text: expect.stringContaining('does not show any more')});
  });

  it.each(['cpu', 'memory'] as const)('has a line for each running domain in the tab %s', (tab) => {
    const state = opened(seen(many(40)).state, tab);
    const {total = 0, height = 0} = selectTriage(state) ?? {};
    const end = play(
      [
        {type: 'moved', by: 'last'},
        {type: 'moved', by: 5},
      ],
      state,
    );
    expect(selectTriage(end)?.first).toBe(total - height);
    expect(selectTriage(play([{type: 'moved', by: -1}], end))?.first).toBe(total - height - 1);
    const all = itemsOf({...state, size: {columns: 80, rows: 200}});
    expect(all.filter(({kind}) => kind === tab)).toHaveLength(40);
  });

  it.each([
    ['cpu', ['state', 'cpu-total', 'vcpu']],
    ['memory', ['state', 'balloon']],
  ] as const)('asks for what the tab %s shows of all domains', (tab, groups) => {
    expect(selectWanted(opened(seen(fleet).state, tab))).toEqual({visible: [], groups, sortGroups: groups});
  });

  it('makes its lines once per world, not per key', () => {
    const state = opened(seen(many(3)).state, 'memory');
    const first = itemsOf(state)[0];
    expect(itemsOf({...state, notice: undefined})[0]).toBe(first);
  });
});
