import {describe, expect, it} from 'vitest';
import {checked} from '../../source/commands/check.ts';
import type {Command} from '../../source/commands/command.ts';
import {commands} from '../../source/commands/table.ts';
import {seen} from '../state/fleet.ts';

const one: Command = {
  id: 'one',
  keys: ['x'],
  label: 'one',
  help: 'One.',
  group: 'general',
  danger: 'view',
  screens: ['table'],
  run: () => [],
};

describe('a table of commands', () => {
  it('may bind a key twice on different screens', () => {
    const table = [one, {...one, id: 'two', screens: ['help'] as const}];
    expect(checked(table)).toBe(table);
  });

  it.each<[string, Command, RegExp]>([
    ['the same id', {...one, keys: ['y']}, /one and one/],
    ['the same key on the same screen', {...one, id: 'two', screens: ['help', 'table']}, /key x .* table.*one and two/],
    ['an unknown key', {...one, id: 'two', keys: ['pgup']}, /two is bound to "pgup"/],
    ['a key that terminals send as another', {...one, id: 'two', keys: ['ctrl+i']}, /"ctrl\+i"/],
    ['a space that is not called so', {...one, id: 'two', keys: [' ']}, /" "/],
  ])('does not load with %s', (_, two, message) => {
    expect(() => checked([one, two])).toThrow(message);
  });
});

describe('the commands', () => {
  it('that change a domain are in the action menu only: none is run by a bare key of the table or the detail', () => {
    const {state} = seen({db1: {}});
    const changing = commands.filter(({danger}) => danger !== 'view');
    expect(changing.length).toBeGreaterThan(10);
    const bare = changing.filter(({screens}) => screens.includes('table') || screens.includes('detail'));
    for (const {keys, run} of bare) {
      const effects = keys
        .flatMap((key) => run(state, key))
        .flatMap((outcome) => ('effect' in outcome ? outcome.effect.type : []));
      expect(effects).not.toContain('run');
    }
  });

  it('leave the keys of the menu itself to it', () => {
    const keys = commands.filter(({screens}) => screens.includes('menu')).flatMap((command) => command.keys);
    expect(keys.filter((key) => ['j', 'k', 'q', '?', ':', '/'].includes(key) || key.length !== 1)).toEqual([]);
  });

  it('each say what they do, in a sentence', () => {
    for (const {help, label} of commands) {
      expect(help).toMatch(/^[A-Z].*\.$/);
      expect(label.length).toBeGreaterThan(0);
    }
  });

  it.each(['table', 'detail', 'help', 'columns', 'log', 'events', 'triage', 'pager'] as const)(
    'can leave the screen %s and the program',
    (screen) => {
      const keys = commands.filter(({screens}) => screens.includes(screen)).flatMap((command) => command.keys);
      expect(keys).toEqual(expect.arrayContaining(['escape', 'q', 'ctrl+c']));
    },
  );
});
