import {describe, expect, it} from 'vitest';
import {operations} from '../../../source/operations/table.ts';
import type {AskDialog} from '../../../source/state/dialog.ts';
import {runsToBegin, selectAsk} from '../../../source/state/select/ask.ts';
import {selectMenu} from '../../../source/state/select/menu.ts';
import type {State} from '../../../source/state/state.ts';
import {play, seen, uuid} from '../fleet.ts';
import {facts, smallOperations} from './small-operations.ts';

const {state} = seen({db1: {}, web3: {}, off: {state: 'shut off'}, still: {state: 'paused'}});
const known = play(
  ['db1', 'web3', 'off', 'still'].map((name) => ({type: 'facts', uuid: uuid(name), facts})),
  state,
);
const readOnly = 'Read-only mode is on: press L to switch it off.';

function reasons(names: readonly string[], from: State = known): Readonly<Record<string, string | undefined>> {
  const {items} = selectMenu(from, {kind: 'menu', uuids: names.map(uuid), cursor: 0}, smallOperations);
  return Object.fromEntries(items.map(({operation, reason}) => [operation.id, reason]));
}

describe('the action menu', () => {
  it('has every operation in the order of the table, and the cursor on one', () => {
    const {items, targets} = selectMenu(known, {kind: 'menu', uuids: [uuid('db1')], cursor: 2}, smallOperations);
    expect(items.map(({operation}) => operation)).toEqual(smallOperations);
    expect(items.map(({selected}) => selected)).toEqual([false, false, true, false, false]);
    expect(targets).toEqual([{uuid: uuid('db1'), name: 'db1', state: 'running', hidden: false}]);
  });

  it.each([
    ['what fits', ['db1'], known, {destroy: undefined, start: 'running already', setmem: undefined}],
    ['what fits one of several', ['off', 'db1'], known, {destroy: undefined, start: undefined}],
    ['why none of several is fit', ['off', 'gone'], known, {destroy: `none of them fits; off: not running`}],
    ['what fits none for one reason', ['db1', 'web3'], known, {start: 'running already'}],
    ['what is for one domain', ['db1', 'web3'], known, {setmem: 'for one domain at a time'}],
    ['what waits for facts', ['db1'], state, {setmem: 'its facts are still being read', destroy: undefined}],
    ['who has gone', ['gone'], known, {start: 'no longer exists', destroy: 'no longer exists'}],
    ['what may be looked at', ['db1'], {...known, readOnly: true}, {destroy: readOnly, console: undefined}],
  ])('tells %s', (_, names, from, expected) => {
    expect(reasons(names, from)).toMatchObject(expected);
  });

  it('previews the command of the first domain that it fits, with the initial values', () => {
    const {items} = selectMenu(known, {kind: 'menu', uuids: ['off', 'db1'].map(uuid), cursor: 0}, smallOperations);
    expect(items[2]?.argv).toEqual(['destroy', '--domain', uuid('db1')]);
    const one = selectMenu(known, {kind: 'menu', uuids: [uuid('db1')], cursor: 0}, smallOperations);
    expect(one.items[3]?.argv).toEqual(['setmem', '--domain', uuid('db1'), '--size', '1G', '--live']);
    expect(one.items[0]?.argv).toBeUndefined();
  });
});

describe('every operation that there is', () => {
  const typed = {text: '', cursor: 0};
  const cases = operations.flatMap(({id}) =>
    [['db1'], ['off'], ['still'], ['db1', 'web3', 'off', 'gone']].map((names) => [id, names] as const),
  );

  it.each(cases)('%s of %j names its domains by uuid, or says why it cannot be', (operation, names) => {
    const subject = {type: 'operation', operation, uuids: names.map(uuid)} as const;
    const dialog: AskDialog = {kind: 'ask', subject, values: {}, focus: 0, cursor: 0, typed, error: undefined};
    const asked = selectAsk(known, dialog);
    const runs = runsToBegin(asked);
    expect(runs.length === 0).toBe(asked.obstacle !== undefined);
    // virt-clone knows domains by name only.
    for (const run of runs) if (run.program !== 'virt-clone') expect(run.argv).toContain(run.uuid);
    if (asked.obstacle !== undefined) expect(asked.obstacle).toMatch(/^[\p{Lu}\d"].*[.!?]$/u);
    expect(() => selectMenu(known, {kind: 'menu', uuids: subject.uuids, cursor: 0})).not.toThrow();
  });
});
