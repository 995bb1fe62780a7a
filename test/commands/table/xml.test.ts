import {describe, expect, it} from 'vitest';
import {hints} from '../../../source/commands/footer.ts';
import {reduce} from '../../../source/state/reduce.ts';
import {selectXml} from '../../../source/state/select/xml.ts';
import type {DefinitionTexts, State} from '../../../source/state/state.ts';
import {outlineOf} from '../../../source/xml/outline.ts';
import {play, uuid} from '../../state/fleet.ts';
import {pressAll, typeText} from '../driver.ts';
import {scene} from '../scene.ts';

const text = [
  "<domain type='kvm' id='7'>",
  '  <name>db1</name>',
  '  <os>',
  '    <type>hvm</type>',
  '  </os>',
  '  <devices>',
  "    <disk type='file' device='disk'>",
  "      <source file='/srv/db1.qcow2'/>",
  "      <target dev='vda'/>",
  '    </disk>',
  "    <interface type='network'>",
  "      <mac address='52:54:00:00:00:01'/>",
  '    </interface>',
  '  </devices>',
  '</domain>',
].join('\n');
const inactive = text.replace(" id='7'", '').replace('hvm', 'xen').replace('  </os>', '    <boot/>\n  </os>');

function opened(xml: DefinitionTexts | {readonly error: string} = {text, inactive}): State {
  return reduce(pressAll(scene(), 'y').state, {type: 'xml', uuid: uuid('db1'), xml});
}

/** The lines in sight, with a > before the one under the cursor, and what is folded away behind it. */
function seen(state: State): readonly string[] {
  return (
    selectXml(state)?.rows.map(
      ({isCursor, mark = '', text: line, hides}) =>
        `${isCursor ? '>' : ''}${mark}${line.trim()}${hides === undefined ? '' : ` … ${hides}`}`,
    ) ?? []
  );
}

const tabOf = ({screen}: State) => (screen.name === 'detail' ? screen.tab : screen.name);
const said = ({notice}: State) => notice?.text;

describe('the XML', () => {
  it('opens from the table, reads the definition, and leads back', () => {
    const {state, effects} = pressAll(scene(), 'y');
    expect(tabOf(state)).toBe('xml');
    expect(effects).toEqual([{type: 'poll'}, {type: 'readXml', uuid: uuid('db1')}]);
    for (const key of ['y', 'escape', 'q']) expect(tabOf(pressAll(state, key).state)).toBe('table');
  });

  it('shows all of a long line under the cursor, also at the foot of the screen, and finds what is at its end', () => {
    const long = `<cmdline>${'x'.repeat(300)} root=vda1</cmdline>`;
    const lines = [...Array.from({length: 60}, () => '<!-- -->'), long];
    const whole = (state: State) => {
      const rows = selectXml(state)?.rows.filter(({isCursor}) => isCursor) ?? [];
      return {text: rows.map((row) => row.text).join(''), count: rows.length, last: rows.at(-1)};
    };
    const text = `<domain>\n${lines.join('\n')}\n</domain>`;
    const start = reduce(opened(), {
      type: 'xml',
      uuid: uuid('db1'),
      xml: {text, inactive: undefined, alone: 'shut off'},
    });
    const height = selectXml(start)?.rows.length;
    const end = pressAll(start, 'G', 'k').state;
    expect(whole(end)).toMatchObject({text: long, last: {matches: []}});
    expect(whole(end).count).toBeGreaterThan(1);
    expect(selectXml(end)?.rows).toHaveLength(height ?? 0);
    const found = typeText(pressAll(start, '/').state, 'vda1');
    expect(whole(found)).toMatchObject({text: long, last: {matches: [[expect.any(Number), expect.any(Number)]]}});
    const [place = [0, 0]] = whole(found).last?.matches ?? [];
    expect(whole(found).last?.text.slice(...place)).toBe('vda1');
  });

  it('opens from another tab, and leads back to it', () => {
    const detail = pressAll(scene(), 'enter', 'tab').state;
    const {state, effects} = pressAll(detail, 'y');
    expect([tabOf(detail), tabOf(state)]).toEqual(['vcpus', 'xml']);
    expect(effects).toEqual([{type: 'readXml', uuid: uuid('db1')}]);
    expect(['y', 'escape', 'q'].map((key) => tabOf(pressAll(state, key).state))).toEqual(['vcpus', 'vcpus', 'table']);
  });

  it('is one tab among others when it was reached so', () => {
    const state = pressAll(scene(), 'enter', 'tab', 'tab', 'tab', 'tab', 'tab').state;
    expect(['xml', 'overview', 'table']).toEqual([
      tabOf(state),
      tabOf(pressAll(state, 'y').state),
      tabOf(pressAll(state, 'escape').state),
    ]);
  });

  it('says on the other tabs where its keys are', () => {
    const detail = pressAll(scene(), 'enter').state;
    for (const key of ['enter', '-', '*', 't', '/', 'n', 'N']) {
      expect(said(pressAll(detail, key).state)).toBe('This is for the XML tab: y opens it.');
    }
    expect(hints(detail).map(({label}) => label)).not.toContain('fold');
    expect(hints(opened()).map(({label}) => label)).toContain('fold');
    expect(said(pressAll(opened({error: 'No.'}), 'enter').state)).toBe('There is no definition to look at.');
  });

  it('turns to the definition for the next start, and marks what differs', () => {
    const live = opened();
    expect(selectXml(live)).toMatchObject({which: 'live', total: 15, differences: {missing: 1}});
    expect(seen(live)).toContain('~<type>hvm</type>');
    const next = pressAll(live, 't').state;
    expect(selectXml(next)).toMatchObject({which: 'inactive', total: 16, differences: {missing: 0}});
    expect(seen(next).filter((line) => /^[~+]/.test(line))).toEqual(['~<type>xen</type>', '+<boot/>']);
    expect(seen(pressAll(next, 't').state)).toEqual(seen(live));
  });

  it.each([
    ['shut off', 'The domain is shut off: this is the only definition it has.'],
    ['transient', 'The domain is transient: it has no definition for a next start.'],
  ] as const)('has nothing to turn to for a domain that is %s', (alone, reason) => {
    const state = opened({text, alone});
    expect(selectXml(state)).toMatchObject({which: 'only', alone, differences: undefined});
    expect(said(pressAll(state, 't').state)).toBe(reason);
  });

  it('folds what is at the cursor, and unfolds it', () => {
    const folded = pressAll(opened(), 'j', 'j', 'j', 'enter').state;
    expect(seen(folded).slice(1, 4)).toEqual(['<name>db1</name>', '>~<os> … hvm', '<devices>']);
    const unfolded = pressAll(folded, 'enter').state;
    expect(seen(unfolded).slice(2, 4)).toEqual(['><os>', '~<type>hvm</type>']);
    expect(seen(pressAll(folded, 'j').state)[3]).toBe('><devices>');
    expect(said(pressAll(opened(), 'enter').state)).toBe('Nothing here takes more than a line.');
  });

  it('folds each device, and unfolds all', () => {
    const folded = pressAll(opened(), '-').state;
    expect(seen(folded).slice(5)).toEqual([
      '<devices>',
      "<disk type='file' device='disk'> … vda /srv/db1.qcow2",
      "<interface type='network'> … 52:54:00:00:00:01",
      '</devices>',
      '</domain>',
    ]);
    expect(seen(pressAll(folded, 'G').state).at(-1)).toBe('></domain>');
    expect(seen(pressAll(folded, '*').state)).toHaveLength(15);
    // What is folded stays so in the other definition.
    expect(seen(pressAll(folded, 't').state)).toContain("<disk type='file' device='disk'> … vda /srv/db1.qcow2");
  });

  it('finds a text, unfolds what hides it, and goes on to the next', () => {
    const found = typeText(pressAll(opened(), '-', '/').state, 'DEV=');
    expect(seen(found).slice(6, 9)).toEqual([
      "<disk type='file' device='disk'>",
      "<source file='/srv/db1.qcow2'/>",
      "><target dev='vda'/>",
    ]);
    const kept = pressAll(found, 'enter').state;
    expect(selectXml(kept)).toMatchObject({search: 'DEV=', matching: 1});
    const types = pressAll(typeText(pressAll(opened(), '/').state, 'type='), 'enter').state;
    const cursors = [types];
    for (const key of ['n', 'n', 'n', 'N', 'N']) cursors.push(pressAll(cursors.at(-1) ?? types, key).state);
    expect(cursors.map((state) => selectXml(state)?.rows.find(({isCursor}) => isCursor)?.number)).toEqual([
      1, 7, 11, 1, 11, 7,
    ]);
    expect(said(pressAll(opened(), 'n').state)).toBe('Look for something first, with /.');
    expect(said(pressAll(pressAll(typeText(pressAll(opened(), '/').state, 'zz'), 'enter').state, 'n').state)).toBe(
      'Nothing here has zz.',
    );
  });

  it('forgets the text with escape, from the prompt to where it was', () => {
    const typing = typeText(pressAll(opened(), 'j', '/').state, 'vda');
    const given = pressAll(typing, 'escape').state;
    expect([selectXml(given)?.search, given.prompt, seen(given)[1]]).toEqual(['', undefined, '><name>db1</name>']);
    const kept = pressAll(typing, 'enter').state;
    const ended = pressAll(kept, 'escape').state;
    expect([tabOf(ended), selectXml(ended)?.search]).toEqual(['xml', '']);
    expect(tabOf(pressAll(ended, 'escape').state)).toBe('table');
  });

  it('keeps the cursor in sight on a small screen', () => {
    const small = play([{type: 'resized', columns: 80, rows: 12}], opened());
    for (const keys of [['G'], ['G', 'k', 'k', 'k', 'k', 'k', 'k'], ['pagedown'], ['G', '-'], ['G', '-', '*', 'g']]) {
      const rows = seen(pressAll(small, ...keys).state);
      expect(
        rows.filter((row) => row.startsWith('>')),
        keys.join(' '),
      ).toHaveLength(1);
    }
  });

  it('shows a definition that is read again where it was', () => {
    const moved = pressAll(opened(), 'G').state;
    const shorter = reduce(moved, {
      type: 'xml',
      uuid: uuid('db1'),
      xml: {text: '<domain>\n</domain>', alone: 'shut off'},
    });
    expect(seen(shorter)).toEqual(['<domain>', '></domain>']);
    expect(seen(pressAll(shorter, 'k').state)).toEqual(['><domain>', '</domain>']);
  });

  it('shows what is no XML as it is', () => {
    expect(seen(opened({text: 'error <&\nx', alone: 'shut off'}))).toEqual(['>error <&', 'x']);
    expect(seen(opened({text: '', alone: 'shut off'}))).toEqual(['>']);
  });

  it('takes a long definition apart once, and not with every key', () => {
    const huge = `<domain><devices>\n${'<disk>\n<source file="/x"/>\n</disk>\n'.repeat(30_000)}</devices></domain>`;
    const state = opened({text: huge, alone: 'shut off'});
    expect(seen(pressAll(state, '-', 'G', 'k').state).at(-2)).toBe('><disk> … /x');
    const before = outlineOf(huge);
    for (let turn = 0; turn < 200; turn += 1) pressAll(state, 'pagedown', 'j');
    expect(outlineOf(huge)).toBe(before);
  });
});
