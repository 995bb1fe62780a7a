import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {Effect} from '../../source/commands/command.ts';
import {createEffects} from '../../source/runtime/effects.ts';
import type {History} from '../../source/runtime/history.ts';
import type {Runner} from '../../source/runtime/runner.ts';
import {createVersionStore} from '../../source/runtime/versions/store.ts';
import type {Action} from '../../source/state/action.ts';
import {cursorKey} from '../../source/state/cursor.ts';
import {reduce} from '../../source/state/reduce.ts';
import {pressAll} from '../commands/driver.ts';
import {patienceMs} from '../patience.ts';
import {many, seen, uuid} from '../state/fleet.ts';
import {aRun, createFakeRuns, type FakeRuns} from './fake-runs.ts';

let fake: FakeRuns;
let actions: Action[];
let calls: [name: string, ...unknown[]][];
let run: (effect: Effect) => void;

beforeEach(() => {
  fake = createFakeRuns();
  actions = [];
  calls = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  run = createEffects({
    ...unused,
    virsh: fake.virsh,
    runner: {begin: note('begin'), cancel: note('cancel'), stop: note('stop')} satisfies Runner,
    history: {read: async () => {}, remember: note('remember')} satisfies History,
    getState: () => seen(many(3)).state,
    dispatch: (action) => actions.push(action),
    quit: note('quit'),
    pollNow: note('poll'),
    write: note('write'),
  });
});

const [one] = [aRun()];

/** What these effects do not need. */
const unused = {
  env: {},
  attach: async () => ({stdout: '', exitCode: 0, error: undefined}),
  folders: {read: async () => {}, remember: () => {}},
  versions: createVersionStore({folder: '/nowhere', most: 1, wallSeconds: () => 0}),
  keeper: {changed: () => {}},
};

it.each<[Effect, [string, ...unknown[]]]>([
  [{type: 'quit'}, ['quit']],
  [{type: 'poll'}, ['poll']],
  [{type: 'run', runs: [one]}, ['begin', [one]]],
  [{type: 'cancel', ids: [3, 4]}, ['cancel', [3, 4]]],
  [{type: 'remember', line: 'list --all'}, ['remember', 'list --all']],
  [{type: 'copy', text: "virsh start 'ä b'"}, ['write', '\u001B]52;c;dmlyc2ggc3RhcnQgJ8OkIGIn\u0007']],
])('%j reaches who does it', (effect, call) => {
  run(effect);
  expect(calls.map(([name, ...args]) => [name, ...args.slice(0, call.length - 1)])).toEqual([call]);
});

it('opens the console that waited for facts', async () => {
  const start = seen(many(3)).state;
  const id = cursorKey(start) ?? '';
  fake.answers.set(`dominfo --domain ${id}`, '');
  fake.answers.set(`dumpxml --domain ${id}`, "<domain><devices><serial type='pty'/></devices></domain>");
  let now = pressAll(start, 'c').state;
  const {virsh} = fake;
  const note = (...args: unknown[]) => void calls.push(['begin', ...args]);
  const none = () => {};
  createEffects({
    ...unused,
    virsh,
    runner: {begin: note, cancel: none, stop: none},
    history: {read: async () => {}, remember: none},
    getState: () => now,
    dispatch: (action) => {
      now = reduce(now, action);
    },
    quit: none,
    pollNow: none,
    write: none,
  })({type: 'readFacts', uuids: [id]});
  await vi.waitFor(() => expect(calls).toMatchObject([['begin', [{operation: 'console', uuid: id}]]]), patienceMs);
  expect([now.dialog, now.runs.map(({operation}) => operation)]).toEqual([undefined, ['console']]);
});

describe('the facts', () => {
  const [first, second] = [uuid('d1'), uuid('d2')];
  const given = (id: string) => {
    fake.answers.set(`dominfo --domain ${id}`, 'Persistent:     yes\n');
    fake.answers.set(`dumpxml --domain ${id}`, '<domain></domain>');
  };
  const told = () => actions.flatMap((each) => (each.type === 'facts' ? [[each.uuid, 'error' in each.facts]] : []));

  it('of each domain are read by themselves, and a failure is a sentence', async () => {
    given(second);
    run({type: 'readFacts', uuids: [first, second]});
    await vi.waitFor(
      () =>
        expect(told()).toEqual([
          [first, true],
          [second, false],
        ]),
      patienceMs,
    );
    expect(actions[0]).toMatchObject({facts: {error: expect.stringMatching(/not expected: dominfo/)}});
  });

  it('that are asked for again while they wait are read once, and again when they are being read', async () => {
    given(first);
    given(second);
    run({type: 'readFacts', uuids: [first, second]});
    run({type: 'readFacts', uuids: [second]});
    run({type: 'readFacts', uuids: [first]});
    await vi.waitFor(() => expect(told().map(([id]) => id)).toEqual([first, second, first]), patienceMs);
  });
});

describe('a typed line', () => {
  const help = '  OPTIONS\n    [--domain] <string>  name\n';
  async function complete(text: string, cursor = [...text].length): Promise<readonly string[]> {
    run({type: 'complete', text, cursor});
    await vi.waitFor(() => expect(fake.sent.length).toBeGreaterThan(0), patienceMs);
    for (const {line, end} of fake.sent) end({stdout: line.startsWith('help') ? help : '--domain\nda\ndb\n'});
    await vi.waitFor(() => expect(actions).toHaveLength(1), patienceMs);
    expect(actions[0]).toMatchObject({type: 'completions', text});
    return fake.sent.map(({line}) => line);
  }

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['up to its end', 'start d', ['complete -- start ', 'help start'], ['da', 'db']],
    ['with virsh before it', 'virsh start d', ['complete -- start ', 'help start'], ['da', 'db']],
    ['of virsh alone', 'virsh', ['complete -- '], []],
    ['for a new word', 'start ', ['complete -- start ', 'help start'], ['--domain', 'da', 'db']],
    ['within a quote', "start 'd", ['complete -- start ', 'help start'], ['da', 'db']],
  ])('is completed %s', async (_, text, lines, completions) => {
    expect((await complete(text)).toSorted()).toEqual(lines.toSorted());
    expect(actions).toEqual([{type: 'completions', text, completions}]);
  });

  it('is completed up to its cursor, which counts code points', async () => {
    expect(await complete("start '😀' xyz", 10)).toContain("complete -- start '😀' ");
  });

  it('has the selected domain for %', async () => {
    expect(await complete('start % d')).toContain(`complete -- start ${uuid('d0')} `);
  });

  it('that cannot be taken apart has no completion', () => {
    run({type: 'complete', text: 'start \\', cursor: 7});
    return vi.waitFor(
      () => expect(actions).toEqual([{type: 'completions', text: 'start \\', completions: []}]),
      patienceMs,
    );
  });
});
