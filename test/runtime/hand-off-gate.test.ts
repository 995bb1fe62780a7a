import {setImmediate} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {createKeyGate} from '../../source/runtime/hand-off-gate.ts';
import type {AskDialog, Dialog, Subject} from '../../source/state/dialog.ts';
import {initialState} from '../../source/state/initial.ts';
import type {Run, RunStatus} from '../../source/state/run.ts';
import type {State} from '../../source/state/state.ts';

const subject: Subject = {type: 'abandon', run: 1};
const ask = (about: Subject): AskDialog => ({
  kind: 'ask',
  subject: about,
  values: {},
  focus: 0,
  cursor: 0,
  typed: {text: '', cursor: 0},
  error: undefined,
});

function withRun(how: Run['how'], status: RunStatus): Run {
  const unknown = {operation: undefined, uuid: undefined, name: undefined, precheck: undefined, startedAt: undefined};
  const open = {endedAt: undefined, exitCode: undefined, error: undefined, advice: undefined, progress: undefined};
  const flags = {readOnly: false, job: false, wallSeconds: 0};
  return {...unknown, ...open, ...flags, id: 1, batch: 1, label: '', program: 'virsh', argv: ['console'], how, status};
}

/** A gate before keys that have the given effects on the state. */
function start(effects: Readonly<Record<string, Partial<State>>>) {
  let state = initialState({size: {columns: 80, rows: 24}});
  const pressed: string[] = [];
  const gate = createKeyGate(() => state);
  const set = (change: Partial<State>) => {
    state = {...state, ...change};
  };
  const feed = (...keys: string[]) =>
    gate.feed(keys, (key) => {
      pressed.push(key);
      set(effects[key] ?? {});
    });
  return {gate, feed, set, pressed};
}

describe('the key gate', () => {
  it('feeds what opens nothing', () => {
    const {feed, pressed} = start({a: {dialog: {kind: 'menu', uuids: [], cursor: 0}}});
    feed('j', 'a', 'd');
    feed('q');
    expect(pressed).toEqual(['j', 'a', 'd', 'q']);
  });

  it.each<[string, Dialog | undefined, Dialog]>([
    ['from nothing', undefined, ask(subject)],
    ['from the menu', {kind: 'menu', uuids: [], cursor: 0}, ask(subject)],
    ['from another question', ask({type: 'quit'}), ask(subject)],
  ])('drops what came in one go with the key that opened a question, %s', async (_, before, after) => {
    const {feed, set, pressed} = start({d: {dialog: after}});
    set({dialog: before});
    feed('j', 'd', 'enter', 'y');
    feed('y');
    expect(pressed).toEqual(['j', 'd']);
    await setImmediate();
    feed('y');
    expect(pressed).toEqual(['j', 'd', 'y']);
  });

  it('feeds what answers the question that is open', () => {
    const {feed, set, pressed} = start({x: {dialog: {...ask(subject), focus: 1}}});
    set({dialog: ask(subject)});
    feed('x', 'y');
    expect(pressed).toEqual(['x', 'y']);
  });

  it('holds what is typed for a program that gets the terminal, and feeds again once it is back', () => {
    const {gate, feed, pressed} = start({c: {runs: [withRun('terminal', 'waiting')]}});
    feed('j', 'c', 'l', 's');
    feed('enter');
    expect(gate.isClosed()).toBe(true);
    expect(gate.takeHeld()).toEqual(['l', 's', 'enter']);
    expect(gate.takeHeld()).toEqual([]);
    gate.isBack(1);
    feed('k');
    expect(pressed).toEqual(['j', 'c', 'k']);
  });

  it('never feeds later what was held for a program that did not come', () => {
    const {gate, feed, set, pressed} = start({c: {runs: [withRun('terminal', 'waiting')]}});
    feed('c', 'q');
    set({runs: [withRun('terminal', 'failed')]});
    feed('j');
    expect(pressed).toEqual(['c', 'j']);
    expect(gate.takeHeld()).toEqual([]);
  });

  it.each<[Run['how'], RunStatus]>([
    ['background', 'running'],
    ['pager', 'running'],
    ['terminal', 'dry-run'],
  ])('is open beside a run %s that is %s', (how, status) => {
    const {gate, set} = start({});
    set({runs: [withRun(how, status)]});
    expect(gate.isClosed()).toBe(false);
  });
});
