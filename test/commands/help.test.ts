import {describe, expect, it} from 'vitest';
import {hints} from '../../source/commands/footer.ts';
import {helpLines, helpSections} from '../../source/commands/help.ts';
import {helpHeight, helpScroll} from '../../source/commands/help-scroll.ts';
import {isKeyName, keyLabel} from '../../source/commands/keys.ts';
import {commands} from '../../source/commands/table.ts';
import {viewIds} from '../../source/state/view.ts';
import {views} from '../../source/state/views/views.ts';
import {many, play, seen} from '../state/fleet.ts';
import {pressAll} from './driver.ts';

const {state} = seen(many(3));

describe('the help', () => {
  it('has every command, and every column of the view with its formula', () => {
    const entries = helpSections().flatMap((section) => section.entries);
    expect(entries.map(({text}) => text).toSorted()).toEqual(commands.map(({help}) => help).toSorted());
    for (const view of viewIds) {
      const text = helpLines({view, size: {columns: 400, rows: 24}, readOnly: false}).map(
        (line) => `${line.term.trim()} ${line.text}`,
      );
      const formulas = views[view].columns.map(({title, field}) => `${title} ${field.help}`);
      expect(text).toEqual(expect.arrayContaining(formulas));
    }
  });

  it('begins with the keys of the screen that it was opened from, and names each key once', () => {
    const open = pressAll(state, 'y', '?').state;
    const [here, ...others] = helpSections(open);
    expect(here?.title).toBe('here');
    expect(here?.entries.slice(0, 3).map(({term}) => term)).toEqual(['enter', '-', '*']);
    expect(here?.entries.map(({text}) => text)).toContainEqual(expect.stringMatching(/^Edit the definition/));
    const texts = [here, ...others].flatMap((section) => section?.entries.map(({text}) => text) ?? []);
    expect(texts.toSorted()).toEqual(commands.map(({help}) => help).toSorted());
    expect(helpLines(open)[0]?.text).toBe('here');
    expect(helpSections(pressAll(state, '?').state)[0]?.title).toBe('general');
  });

  it.each([200, 120, 80, 45])('fits into %i columns, and loses no word', (columns) => {
    const lines = helpLines({view: 'domains', size: {columns, rows: 24}, readOnly: false});
    const width = ({term, text, kind}: (typeof lines)[number]) =>
      (kind === 'entry' ? 4 : 0) + term.length + text.length;
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
    const words = lines.filter(({kind}) => kind === 'entry').map(({text}) => text);
    const wide = helpLines({view: 'domains', size: {columns: 1000, rows: 24}, readOnly: false}).filter(
      ({kind}) => kind === 'entry',
    );
    expect(words.join(' ')).toBe(wide.map(({text}) => text).join(' '));
  });

  it('scrolls to its last page and no further, and back at once', () => {
    const open = pressAll(state, '?').state;
    const last = helpLines(open).length - helpHeight(open);
    const end = pressAll(open, 'G', 'j', 'pagedown').state;
    expect([helpScroll(open), helpScroll(end), helpScroll(pressAll(end, 'k').state)]).toEqual([0, last, last - 1]);
    expect(helpScroll(pressAll(end, 'g').state)).toBe(0);
    const taller = play([{type: 'resized', columns: 80, rows: 40}], end);
    expect(helpScroll(pressAll(taller, 'up').state)).toBe(helpScroll(taller) - 1);
  });

  it.each(['table', 'detail', 'columns'])('leads back to the screen %s it was opened from', (name) => {
    const start = pressAll(state, ...{table: [], detail: ['enter'], columns: ['F']}[name as 'table']).state;
    for (const key of ['escape', 'q', '?']) expect(pressAll(start, '?', key).state).toEqual(start);
  });
});

describe('the hints', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['the table', [], ['enter detail', '/ filter', '? help', 'q quit']],
    ['the detail', ['enter'], ['tab next tab', 'esc back']],
    ['the help', ['?'], ['esc close']],
    ['the chooser', ['F'], ['space show/hide', 'esc back']],
    ['a prompt', ['/'], ['enter keep', 'esc cancel']],
  ])('on %s', (_, keys, expected) => {
    const shown = hints(pressAll(state, ...keys).state).map(({key, label}) => `${key} ${label}`);
    expect(shown).toEqual(expect.arrayContaining([...expected]));
  });

  it('name no key that would confirm a question with something in its way', () => {
    const command = {type: 'command', argv: ['destroy'], danger: 'disruptive', uuid: 'gone', title: 'x'} as const;
    const typed = {text: '', cursor: 0};
    const ask = {kind: 'ask', subject: command, values: {}, focus: 0, cursor: 0, typed, error: undefined} as const;
    const open = play([{type: 'dialog', dialog: ask}], state);
    expect(hints(open)).toEqual([{key: 'esc', label: 'cancel'}]);
  });
});

describe('names of keys', () => {
  it.each(['j', 'G', '/', '€', '漢', '👩‍💻', 'up', 'space', 'shift+tab', 'ctrl+c'])('%s is one', (key) => {
    expect(isKeyName(key)).toBe(true);
  });

  it.each(['', ' ', 'jj', 'Up', 'ctrl+C', 'ctrl+1', 'ctrl+m', 'alt+x', 'f1', '\u001b', '\u0000', '\n'])(
    '%j is none',
    (key) => {
      expect(isKeyName(key)).toBe(false);
    },
  );

  it.each([
    ['escape', 'esc'],
    ['ctrl+c', '^c'],
    ['j', 'j'],
  ])('%s is written %s', (key, label) => {
    expect(keyLabel(key)).toBe(label);
  });
});
