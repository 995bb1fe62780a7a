import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {type Answer, openOperate, operate, rowAt, select, waitForState} from './operate.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({name: `life-${process.pid}`});
});
afterAll(() => lab?.down());

const guest = {
  name: 'one',
  memoryMiB: 32,
  vcpus: 2,
  diskMiB: 8,
  balloon: 'no-stats',
  system: false,
  start: 'off',
} as const;

beforeEach(() => lab.add(guest));
afterEach(async () => {
  for (const name of (await lab.virsh(['list', '--all', '--name'])).split('\n').filter(Boolean)) await lab.remove(name);
});

/** One operation: its letter, the answer to its question, what it says when it is done, and what another virsh says. */
type Step = readonly [letter: string, answer: Answer, done: string, command: string, says: RegExp];

const yes = {word: 'y'};
const named = {word: 'one'};
const startPaused: Step = ['S', {}, 'start paused', 'domstate', /^paused/];
const kept = /State: +shut off\n[\s\S]*Managed save: +yes/;
const notKept = (state: string) => new RegExp(`State: +${state}\\n[\\s\\S]*Managed save: +no`);
const file = () => `${lab.env.HOME}/one's "memory".save`;
const next = 'from the next start';
const both = 'now and from the next start';

const chains: readonly (readonly [what: string, steps: () => readonly Step[]])[] = [
  [
    'starts, stands still, goes on and ends',
    () => [
      ['s', {}, 'start', 'domstate', /^running/],
      ['p', {}, 'pause', 'domstate', /^paused/],
      ['r', {}, 'resume', 'domstate', /^running/],
      ['D', named, 'destroy', 'domstate --reason', /^shut off \(destroyed\)/],
      startPaused,
      ['D', {...named, fields: {'If QEMU does not end': 'give up'}}, 'destroy', 'domstate', /^shut off/],
    ],
  ],
  [
    'keeps its memory, and takes it back or throws it away',
    () => [
      startPaused,
      ['h', yes, 'save memory and stop', 'dominfo', kept],
      // It was paused when it was saved: a fresh boot would run.
      ['s', {}, 'start', 'dominfo', notKept('paused')],
      ['h', yes, 'save memory and stop', 'dominfo', kept],
      ['F', named, 'start afresh', 'dominfo', notKept('running')],
      ['h', yes, 'save memory and stop', 'dominfo', kept],
      ['H', named, 'remove the managed save', 'dominfo', notKept('shut off')],
    ],
  ],
  [
    'is saved to a file and restored from it',
    () => [
      startPaused,
      ['v', {...yes, fields: {File: file()}}, 'save memory to a file', 'dominfo', notKept('shut off')],
      ['V', {...named, fields: {File: file()}}, 'restore memory from a file', 'domstate', /^paused/],
    ],
  ],
  [
    'starts with its host, and has more or less',
    () => [
      ['a', {}, 'autostart', 'dominfo', /Autostart: +enable/],
      ['A', {}, 'autostart off', 'dominfo', /Autostart: +disable/],
      ['M', {...yes, fields: {'Maximum memory': '64M'}}, 'set the maximum memory', 'dominfo', /Max memory: +65536 KiB/],
      ['m', {...yes, fields: {Memory: '48M', When: next}}, 'set the memory', 'dominfo', /Used memory: +49152 KiB/],
      [
        't',
        {word: 'enter', fields: {'Seconds between reports': '7'}},
        'arm balloon statistics',
        'dumpxml',
        /period='7'/,
      ],
      ['u', {...yes, fields: {vCPUs: '1'}}, 'set the vCPUs', 'vcpucount --current --config', /^1\n/],
      startPaused,
      ['u', {...yes, fields: {vCPUs: '2', When: both}}, 'set the vCPUs', 'vcpucount --current --live', /^2\n/],
      ['D', named, 'destroy', 'vcpucount --current --config', /^2\n/],
    ],
  ],
  [
    'has snapshots taken, goes back to one and loses it',
    () => [
      startPaused,
      ['n', {...yes, fields: {Name: 'before'}}, 'take a snapshot', 'snapshot-list --name', /^before\n/],
      ['r', {}, 'resume', 'domstate', /^running/],
      ['B', {...named, fields: {'Back to': 'before'}}, 'go back to a snapshot', 'domstate', /^paused/],
      ['X', {...named, fields: {Snapshot: 'before'}}, 'delete a snapshot', 'snapshot-list --name', /^\s*$/],
    ],
  ],
];

describe('a domain, by the menu and as another virsh sees it', () => {
  it.each(chains)('%s', async (_, steps) => {
    const terminal = await openOperate(lab);
    await select(terminal, 'one');
    for (const [letter, answer, done, command, says] of steps()) {
      await operate(terminal, letter, answer);
      await terminal.waitFor(`${done} one: done`);
      expect(await lab.virsh([...command.split(' '), '--domain', 'one']), done).toMatch(says);
      // That it is done may be known before its new state is, which decides what can be done next.
      const state = (await lab.virsh(['domstate', '--domain', 'one'])).trim();
      await waitForState(terminal, 'one', state === 'running' ? /^(running|idle)/ : new RegExp(`^${state}`));
    }
  });

  it('lists its snapshots', async () => {
    await lab.virsh(['snapshot-create-as', 'one', '--name', 'before']);
    const terminal = await openOperate(lab);
    await select(terminal, 'one');
    await operate(terminal, 'l');
    await terminal.waitFor(/virsh snapshot-list --domain .* --tree[\s\S]*\n *before/);
    await terminal.press('q');
    await waitForState(terminal, 'one', /^shut off/);
  });

  it('gets another name, and ceases to exist', async () => {
    const terminal = await openOperate(lab);
    await select(terminal, 'one');
    await operate(terminal, 'N', {...yes, fields: {'New name': 'another'}});
    await waitForState(terminal, 'another', /^shut off/);
    expect((await lab.virsh(['list', '--all', '--name'])).trim()).toBe('another');
    await operate(terminal, 'U', {word: 'another'});
    await terminal.waitFor((lines) => rowAt(lines, 'another') === undefined, {what: 'no row of another'});
    expect((await lab.virsh(['list', '--all', '--name'])).trim()).toBe('');
  });
});
