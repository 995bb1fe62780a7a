import {describe, expect, it} from 'vitest';
import {hints} from '../../source/commands/footer.ts';
import {helpSections} from '../../source/commands/help.ts';
import {commands} from '../../source/commands/table.ts';
import {operations} from '../../source/operations/table.ts';
import type {State} from '../../source/state/state.ts';
import {play, uuid} from '../state/fleet.ts';
import {pasteText, pressAll, typeText} from './driver.ts';
import {scene} from './scene.ts';

const start = scene();
const changing = operations.filter(({danger}) => danger !== 'view');

describe('keys in a burst', () => {
  it.each([
    'dddjjj⏎y',
    'xxx⏎yyy',
    'aD⏎y⏎yy',
    'aRy⏎',
    'aUyes⏎⏎',
    'm*aDdb1⏎',
    '⏎⏎⏎yyy',
    ':destroy db1⏎y⏎',
    '/D⏎y',
    'cqy',
  ])('%s change nothing', (burst) => {
    const keys = [...burst].map((key) => ({'⏎': 'enter', ' ': 'space'})[key] ?? key);
    const {state, effects} = pressAll(start, ...keys);
    const ran = effects.flatMap((effect) => (effect.type === 'run' ? effect.runs : []));
    expect(ran.filter(({how}) => how === 'background')).toEqual([]);
    expect(state.runs).toEqual(ran);
  });
});

describe('a paste full of command keys', () => {
  const text = 'aD\rdb1\ry\nxqmuL*:destroy db1\r\u0003';
  const places: readonly (readonly [string, State])[] = [
    ['the table', start],
    ['the detail', pressAll(start, 'enter').state],
    ['the log', pressAll(start, 'l').state],
    ['the filter', pressAll(start, '/').state],
    ['the virsh line', pressAll(start, ':').state],
    ['the menu', pressAll(start, 'a').state],
    ['a question', pressAll(start, 'a', 'h').state],
    ['a question for a word', pressAll(start, 'a', 'R').state],
    ['a field', pressAll(start, 'a', 'm').state],
  ];

  it.each(places)('into %s runs nothing, marks nothing and leaves it open', (_, state) => {
    const pasted = pasteText(state, text);
    expect([pasted.runs, pasted.marks.size, pasted.readOnly]).toEqual([[], 0, false]);
    expect([pasted.screen, pasted.dialog?.kind, pasted.prompt?.kind]).toEqual([
      state.screen,
      state.dialog?.kind,
      state.prompt?.kind,
    ]);
  });
});

describe('read-only mode', () => {
  const on = pressAll(start, 'L').state;
  const forGood: State = {...start, readOnly: true, readOnlyForGood: true};

  it('is switched on and off, and says so', () => {
    expect([on.readOnly, on.notice?.text]).toEqual([true, 'Read-only mode is on: nothing can be changed.']);
    expect(pressAll(on, 'L').state.readOnly).toBe(false);
  });

  it('stays where the program was started so', () => {
    const {state} = pressAll(forGood, 'L');
    expect([state.readOnly, state.notice?.text]).toEqual([true, expect.stringContaining('--read-only')]);
  });

  it.each(changing.map(({key, id}) => [key, id] as const))('refuses %s in the menu: %s', (key) => {
    for (const state of [on, forGood]) {
      const {state: after, effects} = pressAll(state, 'a', key, 'y');
      expect([effects.filter(({type}) => type === 'run'), after.runs, after.dialog?.kind]).toEqual([[], [], 'menu']);
      expect(pressAll(state, 'a', key).state.notice?.text).toMatch(/read-only/i);
    }
  });

  it.each(changing.map(({id}) => id))('refuses %s under the cursor of the menu', (id) => {
    const index = operations.findIndex((operation) => operation.id === id);
    const {state, effects} = pressAll(on, 'a', 'home', ...Array(index).fill('j'), 'enter', 'enter');
    const ran = effects.filter(({type}) => type === 'run');
    expect([ran, state.dialog]).toMatchObject([[], {kind: 'menu', cursor: index}]);
  });

  it('refuses what was asked before it was switched on', () => {
    const asked = pressAll(start, 'a', 'h').state;
    const {state, effects} = pressAll(play([{type: 'readOnly', on: true}], asked), 'y');
    expect([effects, state.runs]).toEqual([[], []]);
  });

  it('marks what is typed as read-only', () => {
    const asked = typeText(pressAll(start, ':').state, `destroy ${uuid('db1')}`);
    const {effects} = pressAll(play([{type: 'readOnly', on: true}], asked), 'enter');
    expect(effects).toContainEqual(
      expect.objectContaining({type: 'run', runs: [expect.objectContaining({readOnly: true})]}),
    );
  });

  it('leaves what changes something out of help and footer', () => {
    const texts = (readOnly: boolean) => helpSections({readOnly}).flatMap(({entries}) => entries.map(({text}) => text));
    expect(texts(false)).toHaveLength(commands.length);
    const all = commands.filter(({danger}) => danger !== 'view');
    expect(texts(true)).toHaveLength(commands.length - all.length);
    expect(texts(true)).not.toEqual(expect.arrayContaining([changing[0]?.help]));
    expect(hints(on).map(({label}) => label)).toEqual(
      commands
        .filter(({footer, screens, danger}) => footer !== undefined && screens.includes('table') && danger === 'view')
        .toSorted((a, b) => (a.footer ?? 0) - (b.footer ?? 0))
        .map(({label}) => label),
    );
  });
});
