import type {Action} from '../../source/state/action.ts';
import type {Run, RunNews} from '../../source/state/run.ts';
import type {Pager, State} from '../../source/state/state.ts';
import {asking, known} from './dialog-scenes.ts';
import {fleet, uuidOf} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {after, type Size, watching} from './states.ts';

const back = {name: 'table'} as const;

/** As virsh stamps events: in UTC, so many seconds after 14:03:02 local time. */
export function stampOf(seconds: number): string {
  return new Date(2026, 10, 23, 14, 3, 2 + seconds, 678).toISOString().replace('T', ' ').replace('Z', '+0000');
}

function runOf(id: number, label: string, index: number, more: Partial<Run> = {}): Run {
  return {
    id,
    batch: id,
    label,
    operation: label,
    uuid: uuidOf(index),
    name: fleet[index]?.name,
    program: 'virsh',
    argv: [label, '--domain', uuidOf(index)],
    how: 'background',
    readOnly: false,
    job: false,
    precheck: undefined,
    status: 'waiting',
    wallSeconds: new Date(2026, 10, 23, 14, 3, 2 + id).getTime() / 1000,
    startedAt: undefined,
    endedAt: undefined,
    exitCode: undefined,
    error: undefined,
    advice: undefined,
    progress: undefined,
    ...more,
  };
}

function told(state: State, runs: readonly Run[], news: readonly (readonly [number, RunNews])[]): State {
  return after(state, {type: 'runs', runs}, ...news.map(([id, each]): Action => ({type: 'run', id, news: each})), {
    type: 'notice',
    notice: undefined,
  });
}

const agentFailure = {
  status: 'failed',
  exitCode: 1,
  error: 'error: Guest agent is not responding: QEMU guest agent is not connected',
  advice: 'Start qemu-guest-agent in the guest, or choose the power button (ACPI) instead.',
} as const;

/** Commands in every state that a command can be in. */
function busy(size: Size): State {
  const state = watching(size);
  const {at} = state.world;
  const bulk = {batch: 4} as const;
  const runs = [
    runOf(1, 'start', 10),
    runOf(2, 'destroy', 11),
    runOf(3, 'managedsave', 8, {job: true, argv: ['managedsave', '--domain', uuidOf(8), '--verbose', '--running']}),
    ...[0, 2, 3, 4].map((index, place) => runOf(4 + place, 'shutdown', index, bulk)),
    runOf(8, 'reset', 7),
    runOf(9, 'undefine', 9),
    runOf(10, 'domifaddr', 5, {uuid: undefined, name: undefined, readOnly: true, argv: ['net-list', '--all']}),
  ];
  const began = (ms: number): RunNews => ({status: 'running', startedAt: at - ms});
  return told(state, runs, [
    [1, {...began(40_000), status: 'done', endedAt: at - 39_680, exitCode: 0}],
    [
      2,
      {
        ...began(30_000),
        ...agentFailure,
        endedAt: at - 29_900,
        error: 'error: Domain is not running',
        advice: 'It is off already.',
      },
    ],
    [3, {...began(24_000), progress: {percent: 43.2, text: '3.4 of 8.0 GiB, 140 MiB/s'}}],
    [4, {...began(14_000), status: 'done', endedAt: at - 13_000, exitCode: 0}],
    [5, {...began(14_000), ...agentFailure, endedAt: at - 4000}],
    [6, began(14_000)],
    [8, {...began(9000), status: 'abandoned', endedAt: at - 1000}],
    [9, {status: 'cancelled'}],
    [10, {status: 'dry-run'}],
  ]);
}

function eventful(size: Size): State {
  const told = [
    ['lifecycle', 'db1', 'Started Booted'],
    ['balloon-change', 'build7', '18874368KiB'],
    ['io-error', 'web3', '/dev/\u001b[2Jsda (virtio-disk0) pause'],
    ['lifecycle', 'web3', 'Suspended I/O Error'],
    ['watchdog', 'gitlab-runner-eu-central-1-blue', 'none'],
    ['lifecycle', 'old-ci', 'Stopped Destroyed'],
  ] as const;
  return after(
    watching(size),
    ...told.map(
      ([kind, domain, detail], index): Action => ({
        type: 'event',
        event: {time: stampOf(index * 7), kind, domain, detail},
      }),
    ),
    {type: 'notice', notice: undefined},
  );
}

const listing = [
  ' Id   Name                             State',
  '----------------------------------------------------',
  ...fleet.map(({name, state = 'running'}, id) => ` ${String(id).padEnd(4)} ${name.padEnd(32)} ${state}`),
  ...hostileGuests.map(({name}) => ` -    ${name} shut off`),
  ...Array.from({length: 80}, (_, id) => ` ${100 + id}\tvm${id}\t\trunning`),
].join('\n');

function reading(size: Size, pager: Partial<Pager>): State {
  const closed = {title: 'virsh list --all', run: 1, text: listing, scroll: 0, search: ''} as const;
  return after(watching(size), {type: 'screen', screen: {name: 'pager', pager: {...closed, ...pager}, back}});
}

function marked(state: State, ...names: readonly string[]): State {
  const uuids = names.map((name) => uuidOf(fleet.findIndex((guest) => guest.name === name)));
  return after(state, {type: 'marks', uuids: new Set(uuids), anchor: uuids[0]});
}

const asked = {operation: 'shutdown', label: 'shutdown'} as const;

/** A guest that was asked to go off long ago, and one that was asked just now. */
function awaiting(size: Size): State {
  const state = known(size);
  const {at} = state.world;
  const since = [
    [1, 4, at - 75_000],
    [2, 3, at - 12_000],
  ] as const;
  const runs = since.map(([id, index]) => runOf(id, 'shutdown', index, asked));
  const done = told(
    state,
    runs,
    since.map(([id, , endedAt]) => [id, {status: 'done', startedAt: endedAt, endedAt, exitCode: 0}]),
  );
  return after(done, {type: 'clock', at, wallSeconds: state.world.wallSeconds});
}

const virshPrompt = {
  kind: 'virsh',
  text: 'snapshot-',
  cursor: 9,
  completions: [
    'snapshot-create',
    'snapshot-create-as',
    'snapshot-current',
    'snapshot-delete',
    'snapshot-dumpxml',
    'snapshot-edit',
  ],
} as const;

const longError =
  'shutdown web3: error: Guest agent is not responding: QEMU guest agent is not connected. Start qemu-guest-agent in the guest, or choose the power button (ACPI) instead. And then some more that nobody can read on a small screen, but everybody in the log.';

/** What runs, ran, and was told. */
export const runScenes: Readonly<Record<string, (size: Size) => State>> = {
  activity: busy,
  log: (size) => after(busy(size), {type: 'screen', screen: {name: 'log', cursor: 5, back}}),
  'log, empty': (size) => after(watching(size), {type: 'screen', screen: {name: 'log', cursor: undefined, back}}),
  events: (size) => after(eventful(size), {type: 'screen', screen: {name: 'events', scroll: 0, back}}),
  'events, none': (size) => after(watching(size), {type: 'screen', screen: {name: 'events', scroll: 0, back}}),
  pager: (size) => reading(size, {search: 'web', scroll: 2}),
  'pager, running': (size) => reading(size, {text: undefined}),
  'pager, empty': (size) => reading(size, {text: ''}),
  'pager prompt': (size) =>
    after(reading(size, {}), {type: 'prompt', prompt: {kind: 'search', text: 'web', cursor: 3}}),
  'marked rows': (size) => marked(watching(size), 'db1', 'web3', 'old-ci'),
  'marked rows, filtered': (size) => after(marked(busy(size), 'db1', 'web3', 'old-ci'), {type: 'filter', text: 'web'}),
  'shutdown ignored': awaiting,
  'dry run': (size) => ({...watching(size), dryRun: true, readOnly: true}),
  'virsh prompt': (size) => after(watching(size), {type: 'prompt', prompt: virshPrompt}),
  'long notice': (size) => after(watching(size), {type: 'notice', notice: {level: 'error', text: longError}}),
  'ask to quit': (size) => asking(busy(size), {type: 'quit'}),
  'ask to give up': (size) => asking(busy(size), {type: 'abandon', run: 3}),
};
