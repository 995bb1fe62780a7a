import {describe, expect, it} from 'vitest';
import {initialState} from '../../source/state/initial.ts';
import {selectTable} from '../../source/state/select/table.ts';
import {detailTabs} from '../../source/state/state.ts';
import {many, names, play, seen, uuid} from '../state/fleet.ts';
import {pasteText, pressAll} from './driver.ts';

const {state} = seen(many(30));
const empty = initialState({size: {columns: 80, rows: 24}});

describe('keys on the table', () => {
  it.each<[readonly string[], number, number]>([
    [['j', 'j', 'j'], 3, 0],
    [['down', 'down', 'up'], 1, 0],
    [['G'], 29, 13],
    [['end', 'k'], 28, 13],
    [['ctrl+d'], 8, 0],
    [['ctrl+d', 'ctrl+u'], 0, 0],
    [['pagedown'], 17, 13],
    [Array.from({length: 40}, () => 'j'), 29, 13],
    [['G', 'g'], 0, 0],
  ])('%j move to row %i', (keys, row, first) => {
    const moved = pressAll(state, ...keys).state;
    const {cursor, first: top} = selectTable(moved);
    expect([top + (cursor ?? 0), top]).toEqual([row, first]);
  });

  it.each([
    ['0', 'domains'],
    ['1', 'vcpus'],
    ['2', 'network'],
    ['3', 'disks'],
    ['4', 'memory'],
  ])('%s shows %s', (key, view) => {
    expect(pressAll(state, key).state.view).toBe(view);
  });

  it.each<[readonly string[], string, boolean]>([
    [['M'], 'memoryMaximumBytes', true],
    [['T'], 'cpuTimeSeconds', true],
    [['N'], 'id', false],
    [['A'], 'name', false],
    [['W'], 'readyPercent', true],
    [['M', 'P'], 'cpuPercent', true],
    [['R'], 'cpuPercent', false],
    [['P', 'P'], 'cpuPercent', true],
    [['>'], 'cpuUserPercent', true],
    [['<'], 'vcpus', true],
    [['<', '<', '<', '<', '<', '<'], 'id', false],
    [['1', 'P'], 'percent', true],
    [['1', 'M'], 'memoryMaximumBytes', true],
    [['3', 'M', '>'], 'name', false],
  ])('%j sort by %s', (keys, field, descending) => {
    const {sorts, view} = pressAll(state, ...keys).state;
    expect(sorts[view]).toEqual({field, descending});
  });

  it.each([
    ['q', [{type: 'quit'}]],
    ['ctrl+c', [{type: 'quit'}]],
    ['space', [{type: 'poll'}]],
    ['f', []],
    ['Z', []],
    ['ctrl+z', []],
    ['nonsense', []],
    ['', []],
  ])('%s asks the runtime for %j', (key, effects) => {
    expect(pressAll(state, key).effects).toEqual(effects);
  });

  it('that mean nothing change nothing', () => {
    expect(pressAll(state, 'Z', 'ctrl+z', 'nonsense', 'é').state).toBe(state);
  });

  it('freeze and thaw, and turn %CPU into a share of the host and back', () => {
    const on = pressAll(state, 'f', 'I').state;
    const off = pressAll(on, 'f', 'I').state;
    expect([on.frozen === state.world, on.cpuOfHost, off.frozen, off.cpuOfHost]).toEqual([
      true,
      true,
      undefined,
      false,
    ]);
  });

  it('come in bursts, and each sees what the one before did', () => {
    const {state: end, effects} = pressAll(state, ...'jj', 'enter', 'tab', 'escape', ...'/d1', 'enter', ...'jq');
    expect([names(end).length, end.selected, end.screen.name, effects]).toEqual([
      11,
      uuid('d11'),
      'table',
      [{type: 'poll'}, {type: 'readXml', uuid: uuid('d2')}, {type: 'quit'}],
    ]);
  });

  it('clear the filter before they let go of the selection', () => {
    const filtered = play(
      [
        {type: 'filter', text: 'd1'},
        {type: 'moved', by: 2},
      ],
      state,
    );
    const cleared = pressAll(filtered, 'escape').state;
    expect([cleared.filter, cleared.selected]).toEqual(['', filtered.selected]);
    expect(pressAll(cleared, 'escape').state).toMatchObject({selected: undefined, scroll: 0});
  });

  it('that cannot act say why, until the next key', () => {
    const {state: said, effects} = pressAll(empty, 'enter');
    expect([said.notice, said.screen, effects]).toEqual([
      {level: 'info', text: 'There is no domain to show.'},
      {name: 'table'},
      [],
    ]);
    expect(pressAll(said, 'Z').state.notice).toBeUndefined();
  });
});

describe('keys on the detail', () => {
  it('open it on the tab of the view, and ask about the domain at once', () => {
    const {state: open, effects} = pressAll(state, '3', 'enter');
    expect([open.screen, effects]).toEqual([
      {name: 'detail', uuid: uuid('d0'), tab: 'disks', scroll: 0},
      [{type: 'poll'}, {type: 'readXml', uuid: uuid('d0')}],
    ]);
  });

  it('turn the tabs in a ring, and read the XML when it is shown', () => {
    const turned = detailTabs.map((_, turns) => {
      const {state: at, effects} = pressAll(state, 'enter', ...Array.from({length: turns}, () => 'tab'));
      return [at.screen.name === 'detail' && at.screen.tab, effects.filter(({type}) => type === 'readXml').length];
    });
    expect(turned).toEqual(detailTabs.map((tab, index) => [tab, index >= detailTabs.indexOf('xml') ? 2 : 1]));
    const ring = pressAll(state, 'enter', ...detailTabs.map(() => 'right')).state.screen;
    const back = pressAll(state, 'enter', 'shift+tab').state.screen;
    expect([ring, back]).toMatchObject([{tab: detailTabs[0]}, {tab: detailTabs.at(-1)}]);
  });

  it('read the XML again with the rest', () => {
    const back = detailTabs.slice(detailTabs.indexOf('xml')).map(() => 'left');
    const open = pressAll(state, 'enter', ...back).state;
    expect(pressAll(open, 'space').effects).toEqual([{type: 'poll'}, {type: 'readXml', uuid: uuid('d0')}]);
  });

  it('read the snapshots when they are shown, and again with the rest', () => {
    const turns = detailTabs.slice(0, detailTabs.indexOf('snapshots')).map(() => 'tab');
    const read = {type: 'readFacts', uuids: [uuid('d0')]};
    const {state: open, effects} = pressAll(state, 'enter', ...turns);
    expect([effects.at(-1), pressAll(open, 'space').effects]).toEqual([read, [{type: 'poll'}, read]]);
  });

  it('do not sort, filter or change the view of the table', () => {
    const open = pressAll(state, 'enter').state;
    expect(pressAll(open, 'P', '3', 'F', 'd', 'm', 'v', 'u').state).toBe(open);
  });

  it.each(['escape', 'q'])('%s leads back to the table as it was', (key) => {
    const moved = pressAll(state, 'G').state;
    const {state: back, effects} = pressAll(moved, 'enter', key);
    expect([back, effects.some(({type}) => type === 'quit')]).toEqual([moved, false]);
  });
});

describe('keys on the column chooser', () => {
  it('switch the column under the cursor off and on', () => {
    const off = pressAll(state, 'F', ...'jjj', 'space').state;
    expect(off.hidden.domains).toEqual(['vcpus']);
    expect(pressAll(off, 'space', 'escape').state).toMatchObject({hidden: state.hidden, screen: {name: 'table'}});
  });

  it('refuse to hide the name, and say why', () => {
    const refused = pressAll(state, 'F', 'j', 'space').state;
    expect([refused.hidden.domains, refused.notice?.text]).toEqual([
      [],
      'This column names the row: it cannot be hidden.',
    ]);
  });
});

describe('a paste', () => {
  it('without a prompt is no keys, and says so', () => {
    const pasted = pasteText(state, 'qGj\r');
    expect({...pasted, notice: undefined}).toEqual(state);
    expect(pasted.notice?.text).toContain('paste');
  });

  it('into a prompt is one line of text', () => {
    const pasted = pasteText(pressAll(state, '/').state, 'd1\r\n\td2\u0007\u001b[A');
    expect(pasted.prompt).toMatchObject({kind: 'filter', text: 'd1 d2[A'});
  });
});
