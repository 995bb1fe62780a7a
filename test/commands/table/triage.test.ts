import {describe, expect, it} from 'vitest';
import {hints} from '../../../source/commands/footer.ts';
import {selectAsk} from '../../../source/state/select/ask.ts';
import type {State} from '../../../source/state/state.ts';
import type {Finding} from '../../../source/triage/finding.ts';
import {uuid} from '../../state/fleet.ts';
import {pressAll} from '../driver.ts';
import {scene} from '../scene.ts';

const common = {
  severity: 'crit',
  harm: 'slow',
  subject: 'host',
  evidence: [],
  reason: 'So it is. So it stays.',
  weight: 1,
} as const;

const findings: readonly Finding[] = [
  {
    ...common,
    id: 'first',
    title: 'web1 is short',
    domains: [{uuid: uuid('web1'), part: 'victim'}],
    remedies: [
      {label: 'Look', commands: [['virsh', 'domblkerror', '--domain', uuid('web1')]]},
      {
        label: 'Give web1 512 MiB',
        commands: [['virsh', 'setmem', '--domain', uuid('web1'), '--size', '512MiB', '--live']],
        operation: {id: 'set-memory', uuid: uuid('web1'), values: {size: '512M', place: 'live'}},
      },
      {
        label: 'Reset web1',
        commands: [['virsh', 'reset', '--domain', uuid('web1')]],
        operation: {id: 'reset', uuid: uuid('web1'), values: {}},
      },
    ],
  },
  {...common, id: 'second', title: 'web2 too', domains: [{uuid: uuid('web2'), part: 'culprit'}], remedies: []},
];

/** The scene with these findings. */
function troubled(of: readonly Finding[] = findings): State {
  const state = scene();
  return {...state, world: {...state.world, triage: {memory: new Map(), findings: of}}};
}

function labels(state: State): readonly string[] {
  return hints(state).map(({key, label}) => `${key} ${label}`);
}

describe('triage', () => {
  it('is opened by !, leads into a finding, and back by the same way', () => {
    const table = troubled();
    const list = pressAll(table, '!').state;
    expect(list.screen).toMatchObject({name: 'triage', tab: 'findings', open: false});
    const open = pressAll(list, 'j', 'enter').state;
    expect(open.screen).toMatchObject({open: true, cursor: 'second'});
    const back = pressAll(open, 'escape').state;
    expect(back.screen).toMatchObject({open: false, cursor: 'second'});
    expect(pressAll(back, 'q').state.screen).toEqual(table.screen);
  });

  it('is opened from a domain on what is said of that', () => {
    const {state} = pressAll(troubled(), 'j', 'j', 'enter', '!');
    expect(state.screen).toMatchObject({name: 'triage', cursor: 'second', back: {name: 'detail', uuid: uuid('web2')}});
    expect(pressAll(state, 'escape').state.screen).toMatchObject({name: 'detail'});
  });

  it('has its tabs in a ring', () => {
    const tabs = [['tab'], ['tab', 'right'], ['tab', 'tab', 'tab'], ['left'], ['shift+tab', 'left']].map((keys) => {
      const {screen} = pressAll(troubled(), '!', ...keys).state;
      return screen.name === 'triage' && screen.tab;
    });
    expect(tabs).toEqual(['cpu', 'memory', 'findings', 'memory', 'cpu']);
  });

  it('asks about a remedy with what it proposes, and runs nothing by that key', () => {
    const {state, effects} = pressAll(troubled(), '!', 'enter', '2');
    expect(state.dialog).toMatchObject({
      kind: 'ask',
      subject: {type: 'operation', operation: 'set-memory', uuids: [uuid('web1')]},
      values: {size: '512M', place: 'live'},
    });
    expect(effects).toEqual([{type: 'readFacts', uuids: [uuid('web1')]}]);
    expect(state.runs).toEqual([]);
    const ask = state.dialog?.kind === 'ask' ? selectAsk(state, state.dialog) : undefined;
    expect(ask?.confirming).toBe(true);
    expect(ask?.runs.map(({argv}) => ['virsh', ...argv])).toEqual(findings[0]?.remedies[1]?.commands);
  });

  it('looks at once, into the pager', () => {
    const {state, effects} = pressAll(troubled(), '!', 'enter', '1');
    expect(effects).toMatchObject([
      {type: 'run', runs: [{argv: ['domblkerror', '--domain', uuid('web1')], how: 'pager'}]},
    ]);
    expect(state.screen).toMatchObject({name: 'pager', back: {name: 'triage', open: true}});
  });

  const pin = (vcpu: string) => ['vcpupin', '--domain', uuid('web1'), '--vcpu', vcpu, '--cpulist', '0', '--live'];
  const tune = ['node-memory-tune', '--shm-run', '1'];

  it.each([
    ['several commands on one domain', [pin('0'), pin('1')], ['web1']],
    ['a command on the host', [tune], []],
  ])('asks about what no operation does: %s', (_, argvs, names) => {
    const remedies = [
      {label: 'On the host', commands: [['modprobe', 'kvm']]},
      {label: 'By virsh', commands: argvs.map((argv) => ['virsh', ...argv])},
    ];
    const {state} = pressAll(
      troubled([{...common, id: 'one', title: 'one', domains: [], remedies}]),
      '!',
      'enter',
      '1',
    );
    const ask = state.dialog?.kind === 'ask' ? selectAsk(state, state.dialog) : undefined;
    expect([ask?.guard.kind, ask?.targets.map(({name}) => name)]).toEqual(['yes', names]);
    expect(pressAll(state, 'y').state.runs.map(({argv}) => argv)).toEqual(argvs);
  });

  it('keeps to the ladder: what destroys wants the name typed', () => {
    const {state} = pressAll(troubled(), '!', 'enter', '3');
    const ask = state.dialog?.kind === 'ask' ? selectAsk(state, state.dialog) : undefined;
    expect(ask?.guard).toMatchObject({kind: 'word', word: 'web1'});
    expect(pressAll(state, 'enter').effects).toEqual([]);
  });

  it.each([
    ['a digit without a command', ['!', 'enter', '4'], /No command here has the number 4/],
    ['a finding without any', ['!', 'j', 'enter', '1'], /No command here has the number 1/],
    ['the list', ['!', '1'], /Open a finding first/],
    ['another tab', ['!', 'tab', '1'], /Open a finding first/],
  ])('says why nothing is asked: %s', (_, keys, text) => {
    const {state, effects} = pressAll(troubled(), ...keys);
    expect(state.notice?.text).toMatch(text);
    expect([state.dialog, effects]).toEqual([undefined, []]);
  });

  it('shows remedies in read-only mode, and refuses them', () => {
    const {state, effects} = pressAll({...troubled(), readOnly: true}, '!', 'enter', '2');
    expect([state.dialog, effects]).toEqual([undefined, []]);
    expect(state.notice?.text).toMatch(/Read-only mode is on/);
    const looks = pressAll({...troubled(), readOnly: true}, '!', 'enter', '1').effects;
    expect(looks).toMatchObject([{type: 'run', runs: [{readOnly: true}]}]);
  });

  it('hints at what can be done where it is', () => {
    const table = troubled();
    expect(labels(table)).toContain('! triage');
    const list = pressAll(table, '!').state;
    expect(labels(list)).toEqual(expect.arrayContaining(['enter open', 'tab next tab', 'esc back']));
    expect(labels(list)).not.toContain('1 do it');
    const open = labels(pressAll(list, 'enter').state);
    expect(open).toContain('1 do it');
    expect(open).not.toContain('enter open');
  });

  it('has nothing to open while all is quiet', () => {
    const {state} = pressAll(troubled([]), '!', 'enter');
    expect(state.screen).toMatchObject({name: 'triage', open: false});
  });
});
