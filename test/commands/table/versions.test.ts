import {describe, expect, it} from 'vitest';
import type {Version} from '../../../source/archive/version.ts';
import {selectVersions} from '../../../source/state/select/versions.ts';
import {play, uuid} from '../../state/fleet.ts';
import {pressAll, typeText} from '../driver.ts';
import {scene} from '../scene.ts';

const start = scene();
const version = (name: string, seconds: number, newest = false): Version => ({
  id: `${seconds}-${name}`,
  uuid: uuid(name),
  name,
  wallSeconds: seconds,
  bytes: 2000,
  sha256: '',
  newest,
});
const [now, before, first, gone] = [
  version('db1', 40, true),
  version('db1', 30),
  version('db1', 20),
  version('gone', 10, true),
] as const;

const opened = pressAll(start, 'H');
const list = play([{type: 'versions', uuid: undefined, versions: [now, before, first, gone]}], opened.state);
const notice = (...keys: readonly string[]) => pressAll(list, ...keys).state.notice?.text;
const effects = (...keys: readonly string[]) => pressAll(list, ...keys).effects;

describe('H', () => {
  it('opens the history of all domains on the table, and leads back', () => {
    expect(opened.effects).toEqual([{type: 'readVersions', uuid: undefined}]);
    expect(opened.state.screen).toMatchObject({name: 'versions', uuid: undefined, versions: undefined});
    for (const key of ['escape', 'q']) expect(pressAll(list, key).state.screen).toEqual(start.screen);
  });

  it('opens that of the domain that is open', () => {
    const {state, effects: asked} = pressAll(start, 'enter', 'H');
    expect(asked.at(-1)).toEqual({type: 'readVersions', uuid: uuid('db1')});
    expect(pressAll(state, 'q').state.screen.name).toBe('detail');
  });

  it.each(['enter', '=', 'n', 'm', 'r'])('has nothing for %s while nothing is kept', (key) => {
    const {state, effects: asked} = pressAll(opened.state, key);
    expect([state.notice?.text, asked]).toEqual(['No definition is kept here.', []]);
  });
});

describe('/', () => {
  const searched = (text: string) => pressAll(typeText(pressAll(list, '/').state, text), 'enter').state;

  it('lists only what is of domains with that name', () => {
    const found = searched('GO');
    expect(selectVersions(found)).toMatchObject({total: 1, search: 'GO', lines: [{version: gone}]});
    expect(pressAll(found, 'enter').effects).toEqual([{type: 'showVersion', version: gone}]);
    expect(selectVersions(searched(uuid('db1').slice(0, 8)))?.lines.at(0)?.version).toEqual(now);
  });

  it('says that there is none', () => {
    const none = searched('nobody');
    expect(selectVersions(none)?.total).toBe(0);
    expect(pressAll(none, 'r').state.notice?.text).toBe('No definition is kept of a domain with nobody.');
  });

  it('is forgotten with escape, which then leads back', () => {
    const all = pressAll(searched('gone'), 'escape').state;
    expect(selectVersions(all)?.total).toBe(4);
    expect(pressAll(all, 'escape').state.screen).toEqual(start.screen);
    const given = pressAll(typeText(pressAll(list, 'j', '/').state, 'x'), 'escape').state;
    expect([selectVersions(given)?.total, given.prompt, pressAll(given, 'enter').effects]).toEqual([
      4,
      undefined,
      [{type: 'showVersion', version: before}],
    ]);
  });
});

describe('on a version', () => {
  it('enter reads it', () => {
    expect(effects('j', 'enter')).toEqual([{type: 'showVersion', version: before}]);
  });

  it('= compares it with the one before', () => {
    expect(effects('=')).toEqual([{type: 'showVersion', version: now, against: before}]);
    expect(notice('j', 'j', '=')).toBe('It is the first one that was kept of this domain: mark another one with m.');
    expect(effects('j', 'j', '=')).toEqual([]);
  });

  it('= compares it with the marked one, whichever that is', () => {
    expect(effects('j', 'j', 'j', 'm', 'g', '=')).toEqual([{type: 'showVersion', version: now, against: gone}]);
    expect(notice('m', '=')).toBe('It is the marked one itself: move to another one to compare with it.');
    expect(effects('j', 'm', 'm', 'g', '=')).toEqual([{type: 'showVersion', version: now, against: before}]);
  });

  it('n compares it with what the domain has now', () => {
    expect(effects('j', 'n')).toEqual([{type: 'showVersion', version: before, against: 'now'}]);
    expect(notice('n')).toBe('It is the one that the domain has now.');
    expect(notice('G', 'n')).toBe('gone is not defined now.');
  });

  it('r has it reviewed, also of a domain that is no more', () => {
    expect(effects('G', 'r')).toEqual([{type: 'reviewVersion', version: gone}]);
  });
});
