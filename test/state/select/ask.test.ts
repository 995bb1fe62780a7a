import {describe, expect, it} from 'vitest';
import type {AskDialog, Subject} from '../../../source/state/dialog.ts';
import {guardSatisfied} from '../../../source/state/select/ask/guard.ts';
import {type Ask, runsToBegin, selectAsk} from '../../../source/state/select/ask.ts';
import type {State} from '../../../source/state/state.ts';
import {type Fleet, play, seen, uuid} from '../fleet.ts';
import {facts, smallOperations} from './small-operations.ts';

const fleet: Fleet = {db1: {}, web3: {}, off: {state: 'shut off'}, 'dé pôt': {}, ' blank': {}};

function dialogOf(subject: Subject, parts: Partial<AskDialog> = {}): AskDialog {
  const typed = {text: '', cursor: 0};
  return {kind: 'ask', subject, values: {}, focus: 0, cursor: 0, typed, error: undefined, ...parts};
}

function ask(operation: string, names: readonly string[], parts: Partial<AskDialog> = {}, state = known()): Ask {
  const subject = {type: 'operation', operation, uuids: names.map(uuid)} as const;
  return selectAsk(state, dialogOf(subject, parts), smallOperations);
}

function known(): State {
  const {state} = seen(fleet);
  return play(
    Object.keys(fleet).map((name) => ({type: 'facts', uuid: uuid(name), facts})),
    state,
  );
}

describe('the question that an operation asks', () => {
  it.each([
    ['destroy', ['db1'], 'destroy db1', 'db1', 'the name of the domain'],
    ['destroy', ['db1', 'web3'], 'destroy 2 domains', '2', 'the number of domains'],
    ['destroy', ['db1', 'off'], 'destroy 1 of 2 domains: 1 does not fit', 'db1', 'the name of the domain'],
    ['destroy', ['db1', 'web3', 'off', 'gone'], 'destroy 2 of 4 domains: 2 do not fit', '2', 'the number of domains'],
    ['destroy', ['dé pôt'], 'destroy dé pôt', 'uuid-dé ', 'the first 8 digits of its UUID'],
    ['destroy', [' blank'], 'destroy  blank', 'uuid- bl', 'the first 8 digits of its UUID'],
  ])('%s %j is titled and guarded by what it hits', (operation, names, title, word, what) => {
    expect(ask(operation, names)).toMatchObject({title, guard: {kind: 'word', word, what}});
  });

  it.each([
    ['start', 'off', {kind: 'enter'}],
    ['shutdown', 'db1', {kind: 'yes'}],
    ['console', 'db1', {kind: 'enter'}],
  ])('%s is guarded by its danger', (operation, name, guard) => {
    expect(ask(operation, [name]).guard).toEqual(guard);
  });

  it('makes one complete run for each domain that it fits', () => {
    const state = {...known(), nextRun: 7};
    const {runs} = ask('destroy', ['web3', 'off', 'db1'], {}, state);
    expect(runs.map(({id, batch, uuid: of, name, argv, status}) => ({id, batch, of, name, argv, status}))).toEqual([
      {id: 7, batch: 7, of: uuid('web3'), name: 'web3', argv: ['destroy', '--domain', uuid('web3')], status: 'waiting'},
      {id: 8, batch: 7, of: uuid('db1'), name: 'db1', argv: ['destroy', '--domain', uuid('db1')], status: 'waiting'},
    ]);
    expect(runs[0]).toMatchObject({how: 'background', job: false, readOnly: false, wallSeconds: 1_800_000_002});
  });

  it('keeps to its domains whatever is on screen, and names one that has gone', () => {
    const {state, fleets} = seen(fleet);
    const later = play([{type: 'polled', poll: fleets.poll({web3: {}})}], state);
    const asked = ask('destroy', ['db1'], {}, later);
    expect(asked.targets).toEqual([
      {uuid: uuid('db1'), name: uuid('db1'), state: undefined, hidden: false, unfit: 'no longer exists'},
    ]);
    expect(asked.runs).toEqual([]);
    expect(asked.obstacle).toBe('It does not fit: no longer exists.');
  });

  it('tells which domains the filter hides', () => {
    const state = play([{type: 'filter', text: 'web'}], known());
    expect(ask('destroy', ['db1', 'web3'], {}, state).targets.map(({hidden}) => hidden)).toEqual([true, false]);
  });

  it('says once what holds for all, and names those for which something else does', () => {
    const transient = play([{type: 'facts', uuid: uuid('web3'), facts: {...facts, persistent: false}}], known());
    expect(ask('destroy', ['db1', 'web3'], {}, transient).consequences).toEqual([
      'What the guest has not written is lost.',
      'web3: web3 is gone for good.',
    ]);
  });

  it('has the initial value in a field until another is filled in', () => {
    const asked = ask('setmem', ['db1'], {values: {size: '2G'}, focus: 1});
    expect(asked.fields.map(({id, value, problem, focused}) => [id, value, problem, focused])).toEqual([
      ['size', '2G', undefined, false],
      ['where', 'live', undefined, true],
    ]);
    expect(asked.runs[0]?.argv).toEqual(['setmem', '--domain', uuid('db1'), '--size', '2G', '--live']);
    expect(asked.confirming).toBe(false);
    expect(ask('setmem', ['db1'], {focus: 2}).confirming).toBe(true);
  });

  it.each([
    ['a value has a fault', ask('setmem', ['db1'], {values: {size: 'much'}}), 'No size.'],
    ['a choice is none of the choices', ask('setmem', ['db1'], {values: {where: 'moon'}}), 'Choose again: where.'],
    [
      'facts are still being read',
      ask('setmem', ['db1'], {}, seen(fleet).state),
      'What must be known first is still being read.',
    ],
    ['it is for one domain', ask('setmem', ['db1', 'web3']), 'It does not fit: for one domain at a time.'],
    [
      'facts cannot be read',
      ask('setmem', ['db1'], {}, play([{type: 'facts', uuid: uuid('db1'), facts: {error: 'No.'}}], seen(fleet).state)),
      'It does not fit: its facts cannot be read: No.',
    ],
    ['none fits', ask('destroy', ['off']), 'It does not fit: not running.'],
    ['it is unknown', ask('nonsense', ['db1']), 'kvmtop knows no operation called nonsense.'],
    [
      'nothing may be changed',
      ask('destroy', ['db1'], {}, {...known(), readOnly: true}),
      'Read-only mode is on: press L to switch it off.',
    ],
    [
      'nothing may ever be changed',
      ask('destroy', ['db1'], {}, {...known(), readOnly: true, readOnlyForGood: true}),
      'kvmtop was started read-only: nothing can be changed.',
    ],
  ])('begins nothing while %s', (_, asked, obstacle) => {
    expect(asked.obstacle).toBe(obstacle);
    expect(runsToBegin(asked)).toEqual([]);
  });

  it('does not leave a domain out only because it has not been read yet', () => {
    const state = play([{type: 'facts', uuid: uuid('db1'), facts}], seen(fleet).state);
    const many = smallOperations.map((operation) => ({...operation, many: true}));
    const subject = {type: 'operation', operation: 'setmem', uuids: [uuid('db1'), uuid('web3')]} as const;
    expect(selectAsk(state, dialogOf(subject), many).obstacle).toMatch(/still being read/);
  });

  it('waits for the connection', () => {
    const lost = {status: 'lost', uri: undefined, reason: 'It went.', advice: undefined, since: 0, retryAt: 0} as const;
    const state = play([{type: 'connection', connection: lost}], known());
    expect(ask('destroy', ['db1'], {}, state).obstacle).toBe('There is no connection to libvirt. It went.');
  });

  it('may look in read-only mode, through a read-only connection', () => {
    const asked = ask('console', ['db1'], {}, {...known(), readOnly: true});
    expect(asked.obstacle).toBeUndefined();
    expect(asked.runs[0]).toMatchObject({readOnly: true, how: 'terminal'});
  });
});

describe('the question before a typed command', () => {
  const argv = ['destroy', 'db1'];

  it('asks for the name of its domain, or for its own word', () => {
    const [one, none] = [uuid('db1'), undefined].map((of) =>
      selectAsk(known(), dialogOf({type: 'command', argv, danger: 'destructive', uuid: of, how: 'pager'})),
    );
    expect(one).toMatchObject({title: 'virsh destroy: db1', guard: {word: 'db1'}});
    expect(none).toMatchObject({title: 'virsh destroy', guard: {word: 'destroy', what: 'the name of the command'}});
    expect(one?.runs).toMatchObject([{label: 'destroy', name: 'db1', argv, how: 'pager', operation: undefined}]);
  });

  it('makes one run of each of its lines, and none for a domain that has gone', () => {
    const each = ['db1', 'web3', 'gone'].map((name) => ({argv: ['destroy', name], uuid: uuid(name)}));
    const subject = {type: 'command', argv, danger: 'destructive', uuid: uuid('db1'), each} as const;
    const asked = selectAsk(known(), dialogOf(subject));
    expect(asked).toMatchObject({title: 'virsh destroy: 3 domains', guard: {word: '2'}, obstacle: undefined});
    expect(asked.runs.map((run) => run.argv)).toEqual([
      ['destroy', 'db1'],
      ['destroy', 'web3'],
    ]);
  });
});

describe('the guard', () => {
  it.each([
    [{kind: 'enter'}, '', true],
    [{kind: 'yes'}, '', false],
    [{kind: 'yes'}, 'y', true],
    [{kind: 'yes'}, 'n', false],
    [{kind: 'word', word: 'db1', what: ''}, 'db1', true],
    [{kind: 'word', word: 'db1', what: ''}, ' db1 ', true],
    [{kind: 'word', word: 'db1', what: ''}, 'db11', false],
    [{kind: 'word', word: 'db1', what: ''}, 'DB1', false],
    [{kind: 'word', word: 'db1', what: ''}, '', false],
  ] as const)('%j is satisfied by %j: %s', (guard, typed, satisfied) => {
    expect(guardSatisfied(guard, typed)).toBe(satisfied);
  });
});
