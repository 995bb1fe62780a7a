import {open, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import type {Domain} from '../../source/model/domain.ts';
import {type Live, startLive} from '../../source/runtime/live.ts';
import {createStore} from '../../source/runtime/store.ts';
import type {Action} from '../../source/state/action.ts';
import {initialState} from '../../source/state/initial.ts';
import {reduce} from '../../source/state/reduce.ts';
import type {Run} from '../../source/state/run.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {aRun} from './fake-runs.ts';

const store = createStore(initialState({size: {columns: 200, rows: 50}, delayMs: 3_600_000}), reduce);
const actions: Action[] = [];
const faults: unknown[] = [];
let lab: Lab;
let live: Live;

beforeAll(async () => {
  const idle = {memoryMiB: 16, system: false} as const;
  lab = await startLab({
    name: `live-${process.pid % 100_000}`,
    guests: [
      {name: 'web', memoryMiB: 96},
      {...idle, name: 'wedge', start: 'running'},
      {...idle, name: 'one', start: 'running'},
      {...idle, name: 'two', start: 'running'},
    ],
  });
  live = startLive({
    store: {
      ...store,
      dispatch(action) {
        actions.push(action);
        store.dispatch(action);
      },
    },
    uri: undefined,
    readOnly: false,
    env: {...process.env, ...lab.programEnv, XDG_STATE_HOME: lab.binDir},
    updates: undefined,
    quit: () => {},
    onFault: (fault) => faults.push(fault),
  });
  await eventually(() => expect(actions.filter(({type}) => type === 'polled').length).toBeGreaterThan(2));
});

afterAll(async () => {
  await live?.stop();
  await lab?.down();
  expect(faults).toEqual([]);
});

const eventually = (expectation: () => unknown) => vi.waitFor(expectation, {timeout: 60_000, interval: 20});

function domain(name: string): Domain {
  const found = [...store.getState().world.domains.values()].find((each) => each.name === name);
  if (!found) throw new Error(`no ${name} in the state`);
  return found;
}

const stateOf = (name: string) => domain(name).readings.state?.value.state;
const elsewhere = (...argv: readonly string[]) => lab.virsh(argv);

/** Asks for runs as a command does: state first, then the effect. */
function begin(...runs: readonly Run[]): readonly Run[] {
  const {nextRun} = store.getState();
  const own = runs.map((run, index) => ({...run, id: nextRun + index, batch: nextRun}));
  store.dispatch({type: 'runs', runs: own});
  live.run({type: 'run', runs: own});
  return own;
}

const change = (name: string, command: string, ...options: readonly string[]) => {
  const {uuid} = domain(name);
  return aRun({label: command, argv: [command, '--domain', uuid, ...options], uuid, name});
};
const now = ({id}: Run) => store.getState().runs.find((run) => run.id === id);

describe('a change from elsewhere', () => {
  it('is on screen right after its event, before any tick and without its cost', async () => {
    actions.length = 0;
    await elsewhere('suspend', 'one');
    await eventually(() => expect(stateOf('one')).toBe('paused'));
    const [first, second] = actions.filter(({type}) => type !== 'clock');
    expect(first).toMatchObject({type: 'event', event: {kind: 'lifecycle', domain: 'one'}});
    expect(second).toMatchObject({type: 'polled', poll: {answers: [{groups: ['state']}], host: undefined}});
    await elsewhere('resume', 'one');
    await eventually(() => expect(stateOf('one')).toBe('running'));
  });

  it('of a balloon is read as soon as the guest has given the memory', async () => {
    await elsewhere('setmem', 'web', '64M', '--live');
    await eventually(() => expect(domain('web').readings.balloon?.value.currentBytes).toBe(64 * 2 ** 20));
  });

  it('has the facts read again that a menu is about', async () => {
    const {uuid} = domain('two');
    live.run({type: 'readFacts', uuids: [uuid]});
    await eventually(() => expect(store.getState().facts.get(uuid)).toMatchObject({persistent: true}));
    store.dispatch({type: 'dialog', dialog: {kind: 'menu', uuids: [uuid], cursor: 0}});
    await elsewhere('managedsave', 'two');
    await eventually(() => expect(store.getState().facts.get(uuid)).toMatchObject({managedSave: true}));
    store.dispatch({type: 'dialog', dialog: undefined});
    await elsewhere('start', 'two');
    await eventually(() => expect(stateOf('two')).toBe('running'));
  });
});

describe('a run', () => {
  it('has its effect, as another virsh sees it, and its outcome', async () => {
    const [run] = begin(change('one', 'suspend')) as [Run];
    await eventually(() => expect(now(run)).toMatchObject({status: 'done', exitCode: 0}));
    expect((await elsewhere('domstate', 'one')).trim()).toBe('paused');
    await eventually(() => expect(stateOf('one')).toBe('paused'));
    const [again] = begin(change('one', 'resume')) as [Run];
    await eventually(() => expect(now(again)?.status).toBe('done'));
  });

  it('that fails does not keep the others of its batch from being done', async () => {
    await elsewhere('suspend', 'one');
    const runs = begin(change('one', 'resume'), change('web', 'resume'), change('two', 'suspend'));
    await eventually(() => expect(runs.map((run) => now(run)?.status)).toEqual(['done', 'failed', 'done']));
    expect(now(runs[1] as Run)).toMatchObject({
      exitCode: 1,
      error: expect.stringMatching(/domain is already running$/),
      advice: expect.stringMatching(/nothing to do/),
    });
    await elsewhere('resume', 'two');
  });

  it('on a stopped QEMU hangs alone, and can be given up', async () => {
    const pid = await lab.pidOf('wedge');
    process.kill(pid, 'SIGSTOP');
    try {
      const runs = begin(...['wedge', 'one', 'two', 'web'].map((name) => change(name, 'shutdown')));
      const [hanging, ...others] = runs as [Run, ...Run[]];
      await eventually(() => expect(others.map((run) => now(run)?.status)).toEqual(['done', 'done', 'done']));
      await eventually(() => expect(stateOf('web')).toBe('shut off'));
      expect(now(hanging)?.status).toBe('running');
      live.run({type: 'cancel', ids: [hanging.id]});
      await eventually(() => expect(now(hanging)).toMatchObject({status: 'abandoned'}));
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('of a job tells its progress, and ends when it is cancelled', async () => {
    await elsewhere('start', 'web');
    await eventually(() => expect(stateOf('web')).toBe('running'));
    // The memory of one that has not booted is so little that it is saved before anybody reads it.
    await lab.booted('web');
    const pipe = join(lab.env.HOME ?? '', 'pipe');
    const [file = '', ...prefix] = lab.prefix;
    await execa(file, [...prefix, 'mkfifo', pipe]);
    // As slow as it is read.
    const opened = open(pipe, 'r');
    const [run] = begin({...change('web', 'save', '--file', pipe), job: true}) as [Run];
    const reader = await opened;
    await eventually(() => expect(now(run)?.progress?.percent).toBeGreaterThan(0));
    live.run({type: 'cancel', ids: [run.id]});
    const drained = readFile(reader);
    await eventually(() => expect(now(run)).toMatchObject({status: 'cancelled', error: expect.stringMatching(/\S/)}));
    await drained;
    await reader.close();
    await eventually(() => expect(stateOf('web')).toBe('running'));
  });
});
