import {describe, expect, it} from 'vitest';
import type {Version} from '../../source/archive/version.ts';
import type {Action} from '../../source/state/action.ts';
import {markedVersion, selectedVersion, versionBefore} from '../../source/state/select/versions/list.ts';
import {selectVersions} from '../../source/state/select/versions.ts';
import type {Screen, State} from '../../source/state/state.ts';
import {play, seen, uuid} from './fleet.ts';

const {state} = seen({db1: {}, web3: {}}, {columns: 80, rows: 20});

/** A version of a domain by its name, so many seconds after the first one. */
function version(name: string, seconds: number, more: Partial<Version> = {}): Version {
  const id = `${String(seconds).padStart(4, '0')}-${name}`;
  return {id, uuid: uuid(name), name, wallSeconds: seconds, bytes: 2000, sha256: '', ...more};
}

const list = [
  version('gone', 20, {newest: true, undefinedAt: 90}),
  version('db1', 60, {newest: true, changed: {added: 1, removed: 2}}),
  version('db1', 50),
  version('db1', 40),
  version('lost', 30, {newest: true}),
  version('gone', 10),
];
const many = Array.from({length: 40}, (_, index) => version('db1', 400 - index));

const open = (of: string | undefined, start = state): State => {
  const screen: Screen = {
    name: 'versions',
    uuid: of,
    versions: undefined,
    cursor: 0,
    against: undefined,
    back: start.screen,
  };
  return play([{type: 'screen', screen}], start);
};
const found = (versions: readonly Version[], of?: string): Action => ({type: 'versions', uuid: of, versions});
const by = (step: Extract<Action, {type: 'moved'}>['by']): Action => ({type: 'moved', by: step});
const all = play([found(list)], open(undefined));
const current = (from: State) => selectedVersion(from)?.id;

describe('the history of definitions', () => {
  it('is being read at first', () => {
    expect(selectVersions(open(undefined))).toMatchObject({isReading: true, lines: [], total: 0, error: undefined});
    expect(selectVersions(state)).toBeUndefined();
  });

  it('says what each version is to its domain', () => {
    const {lines, domains} = selectVersions(all) ?? expect.fail();
    expect(lines.map(({standing}) => standing)).toEqual([
      'undefined',
      'now',
      'earlier',
      'earlier',
      'not here',
      'earlier',
    ]);
    expect(lines.map(({isFirst}) => isFirst)).toEqual([false, false, false, true, true, true]);
    expect(domains).toBe(3);
  });

  it.each<[string, readonly Version[], boolean]>([
    ['three names', list, false],
    ['one name of two domains', [...list, version('web3', 5, {name: 'db1', newest: true})], true],
    ['one domain with two names', [version('db1', 5), version('db1', 4, {name: 'old'})], false],
  ])('shows UUIDs where names do not tell the domains apart: %s', (_, versions, areNamesShared) => {
    expect(selectVersions(play([found(versions)], all))).toMatchObject({areNamesShared});
  });

  it('is called as the domain is called, or was', () => {
    expect(selectVersions(open(uuid('db1')))?.name).toBe('db1');
    expect(
      selectVersions(play([found([version('gone', 1, {name: 'old ci'})], uuid('gone'))], open(uuid('gone'))))?.name,
    ).toBe('old ci');
  });

  it('says why it cannot be read', () => {
    const failed = play([{type: 'versions', uuid: undefined, versions: {error: 'It is gone.'}}], all);
    expect(selectVersions(failed)).toMatchObject({error: 'It is gone.', total: 0, isReading: false});
    expect(current(failed)).toBeUndefined();
  });

  it('takes no answer for another list', () => {
    expect(selectVersions(play([found(many, uuid('db1'))], open(undefined)))?.isReading).toBe(true);
  });

  it('takes its answer beneath another screen too', () => {
    const help: Screen = {name: 'help', scroll: 0, back: open(undefined).screen};
    const {screen} = play([{type: 'screen', screen: help}, found(list)], state);
    expect(screen).toMatchObject({name: 'help', back: {name: 'versions', versions: list}});
  });
});

describe('its cursor', () => {
  const long = play([found(many)], open(undefined));

  it.each([
    [[by(1)], 1],
    [[by(-1)], 0],
    [[by('last')], 39],
    [[by('last'), by(1)], 39],
    [[by(5), by('first')], 0],
  ])('moves by %j to line %i, which is in sight', (actions, index) => {
    const next = play(actions, long);
    expect(current(next)).toBe(many[index]?.id);
    expect(selectVersions(next)?.lines.find(({selected}) => selected)?.version.id).toBe(many[index]?.id);
  });

  it('turns pages', () => {
    const {height} = selectVersions(long) ?? expect.fail();
    expect(current(play([by('pageDown')], long))).toBe(many[height]?.id);
  });

  it('stays on its version when others come, at the top with the newest, and in the list when it goes', () => {
    const more = [version('db1', 500), ...many];
    expect(current(play([by(3), found(more)], long))).toBe(many[3]?.id);
    expect(current(play([found(more)], long))).toBe(more[0]?.id);
    expect(current(play([by('last'), found(many.slice(0, 5))], long))).toBe(many[4]?.id);
  });

  it('has nothing to move over while there is nothing', () => {
    expect(current(play([by(1), by('last')], open(undefined)))).toBeUndefined();
  });
});

it('compares with the one before of the same domain', () => {
  const before = (index: number) => versionBefore(all, list[index] ?? expect.fail())?.id;
  expect([0, 1, 2, 3, 4, 5].map(before)).toEqual([
    list[5]?.id,
    list[2]?.id,
    list[3]?.id,
    undefined,
    undefined,
    undefined,
  ]);
});

it('knows the one that is marked, as long as it is there', () => {
  if (all.screen.name !== 'versions') throw new Error('another screen');
  const marked = play([{type: 'screen', screen: {...all.screen, against: list[2]?.id}}], all);
  expect(markedVersion(marked)).toBe(list[2]);
  expect(
    selectVersions(marked)
      ?.lines.map(({isMarked}) => isMarked)
      .indexOf(true),
  ).toBe(2);
  expect(markedVersion(play([found([])], marked))).toBeUndefined();
});
