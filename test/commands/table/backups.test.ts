import {describe, expect, it} from 'vitest';
import type {FoundBackup} from '../../../source/archive/found-backup.ts';
import type {Manifest} from '../../../source/archive/manifest.ts';
import type {RestorePlan, RestoreProblem} from '../../../source/archive/restore-plan.ts';
import {hints} from '../../../source/commands/footer.ts';
import {selectAsk} from '../../../source/state/select/ask.ts';
import {selectBackups} from '../../../source/state/select/backups.ts';
import type {State} from '../../../source/state/state.ts';
import {play, uuid} from '../../state/fleet.ts';
import {pressAll, typeText} from '../driver.ts';
import {run, scene} from '../scene.ts';

const found: FoundBackup = {
  folder: '/b/db1-1',
  name: 'db1',
  uuid: uuid('db1'),
  status: 'finished',
  wallSeconds: 5,
  consistency: 'frozen',
  bytes: 1,
  reason: undefined,
};

/** The backups over the table, once they are read. */
function listed(backups: readonly FoundBackup[], state = scene()): State {
  const saves = [{uuid: uuid('old ci'), name: 'old ci'}];
  return play([{type: 'backups', backups, saves}], pressAll(state, 'B').state);
}

const choices = {as: undefined, images: undefined, definitionOnly: false};

function planned(levels: readonly RestoreProblem['level'][], more: Partial<RestorePlan> = {}): RestorePlan {
  const manifest = {domain: {name: 'db1', uuid: uuid('db1')}, disks: [], consistentAt: '', host: 'h'};
  return {
    folder: found.folder,
    manifest: manifest as unknown as Manifest,
    choices,
    name: 'db1',
    steps: [],
    problems: levels.map((level) => ({level, text: `This ${level}.`})),
    digest: 'abc',
    ...more,
  };
}

/** The plan of the only backup. */
function opened(plan: RestorePlan): State {
  const {state} = pressAll(listed([found]), 'enter');
  return play([{type: 'restorePlan', folder: plan.folder, choices: plan.choices, plan}], state);
}

const ask = ({dialog, ...state}: State) => (dialog?.kind === 'ask' ? selectAsk({dialog, ...state}, dialog) : undefined);
const labels = (state: State) => hints(state).map(({key, label}) => `${key} ${label}`);

describe('b', () => {
  const withFolder = play([{type: 'backupFolders', folders: ['/b']}], scene());

  it('asks where to, for the domain under the cursor, and runs kvmtop itself', () => {
    const {state} = pressAll(withFolder, 'b');
    expect(ask(state)?.title).toBe('back up db1');
    const {effects} = pressAll(state, 'enter');
    expect(effects).toMatchObject([
      {type: 'run', runs: [{program: 'kvmtop', argv: ['backup', uuid('db1'), '--to', '/b'], name: 'db1'}]},
    ]);
  });

  it('asks for the marked ones, and waits for what must be known', () => {
    const {state, effects} = pressAll({...withFolder, facts: new Map()}, 'm', 'm', 'b');
    expect(state.dialog).toMatchObject({kind: 'ask', eager: true});
    expect(effects).toEqual([{type: 'readFacts', uuids: [uuid('db1'), uuid('web1')]}]);
  });

  it('asks for a folder where none is known', () => {
    expect(ask(pressAll(scene(), 'b').state)?.obstacle).toMatch(/whole path/);
  });

  it('is refused read-only', () => {
    const {state} = pressAll({...withFolder, readOnly: true}, 'b');
    expect([state.dialog, state.notice?.text]).toEqual([undefined, expect.stringMatching(/Read-only/)]);
  });
});

describe('the backups', () => {
  it('are read when they are opened, and lead back', () => {
    const {state, effects} = pressAll(scene(), 'B');
    expect([state.screen.name, effects]).toEqual(['backups', [{type: 'readBackups'}]]);
    expect(pressAll(state, 'enter').state.notice?.text).toMatch(/being read/);
    expect(pressAll(state, 'escape').state.screen).toEqual({name: 'table'});
  });

  it('keep the cursor on the same backup when another one comes before it', () => {
    const second = {...found, folder: '/b/db1-2'};
    const {state} = pressAll(listed([found, second]), 'j');
    const newer = {...found, folder: '/b/db1-3'};
    const after = play([{type: 'backups', backups: [newer, found, second], saves: []}], state);
    expect(pressAll(after, 'v').effects).toMatchObject([{type: 'run', runs: [{argv: ['verify', '/b/db1-2']}]}]);
  });

  it('are verified at once, also read-only', () => {
    const {effects, state} = pressAll({...listed([found]), readOnly: true}, 'v');
    expect(effects).toMatchObject([{type: 'run', runs: [{program: 'kvmtop', argv: ['verify', '/b/db1-1']}]}]);
    expect(labels(state)).toContain('x cancel');
  });

  it('lead into the plan of a restore', () => {
    const {state, effects} = pressAll(listed([found]), 'enter');
    expect(effects).toEqual([{type: 'planRestore', folder: '/b/db1-1', choices}]);
    const closed = pressAll(state, 'q');
    expect([closed.state.screen.name, closed.effects]).toEqual(['backups', [{type: 'readBackups'}]]);
  });

  const left = {...found, status: 'unfinished', task: 'backup', reason: 'It ended midway.'} as const;

  it('have what was left unfinished put right, after a question', () => {
    const {state, effects} = pressAll(listed([left]), 'enter');
    expect([effects, ask(state)?.guard.kind, ask(state)?.consequences[0]]).toEqual([[], 'yes', 'It ended midway.']);
    expect(pressAll(state, 'y').effects).toMatchObject([{runs: [{program: 'kvmtop', argv: ['recover', '--yes']}]}]);
  });

  it('refuse to put anything right read-only', () => {
    const {state} = pressAll({...listed([left]), readOnly: true}, 'enter');
    expect(ask(state)?.obstacle).toMatch(/Read-only/);
    expect(pressAll(state, 'y').effects).toEqual([]);
  });

  it.each<[string, Partial<FoundBackup>, string, RegExp]>([
    ['what another one makes', {status: 'running', reason: 'It is made by process 7.'}, 'enter', /process 7/],
    ['what nobody is known to make', {status: 'unfinished', reason: 'Nobody is known.'}, 'enter', /Nobody is known/],
    ['what is not to be read', {status: 'unreadable', reason: 'It was cut off.'}, 'enter', /cut off/],
    ['what is not to be verified', {status: 'unreadable'}, 'v', /Only a finished/],
    ['what is not under way', {}, 'x', /Nothing is being done/],
  ])('say of %s why', (_, more, key, text) => {
    const {state, effects} = pressAll(listed([{...found, ...more}]), key);
    expect([effects, state.notice?.text]).toEqual([[], expect.stringMatching(text)]);
  });

  it('show what this kvmtop makes first, which x cancels', () => {
    const making = run({id: 7, program: 'kvmtop', label: 'back up', argv: ['backup', uuid('db1'), '--to', '/b']});
    const running = {...found, folder: '/b/db1-2.partial', status: 'running'} as const;
    const state = play([{type: 'runs', runs: [making]}], listed([running, found]));
    const {state: asked} = pressAll(state, 'x');
    expect(ask(asked)?.consequences).toEqual([expect.stringMatching(/removes what there is/)]);
    expect(pressAll(asked, 'y').effects).toEqual([{type: 'cancel', ids: [7]}]);
  });

  const work = {pid: 4711, progress: undefined};

  it.each([
    ['backup', /Process 4711 .*removes what there is of the copy/],
    ['restore', /Process 4711 .*puts back what was there before/],
  ] as const)('have x end a %s that another screen has begun, after a question', (task, words) => {
    const state = listed([{...found, task, status: 'running', work}]);
    expect(labels(state)).toContain('x cancel');
    const {state: asked, effects} = pressAll(state, 'x');
    expect([effects, ask(asked)?.guard.kind, ask(asked)?.consequences[0]]).toEqual([
      [],
      'yes',
      expect.stringMatching(words),
    ]);
    expect(pressAll(asked, 'y').effects).toMatchObject([{runs: [{program: 'kill', argv: ['4711'], name: 'db1'}]}]);
    const readOnly = pressAll({...state, readOnly: true}, 'x', 'y');
    expect([ask(readOnly.state)?.obstacle, readOnly.effects]).toEqual([expect.stringMatching(/Read-only/), []]);
  });

  const failed = {program: 'kvmtop', argv: ['backup', uuid('db1'), '--to', '/b'], status: 'failed'} as const;

  it('keep what could not be made in sight, with its reason, until it was made', () => {
    const progress = {percent: 5, text: 'copying'};
    const first = run({id: 7, ...failed, progress, error: 'vda cannot be copied.'});
    const state = play([{type: 'runs', runs: [first]}], listed([found]));
    expect(selectBackups(state)?.rows.map(({standing}) => standing)).toEqual([
      'not backed up',
      'finished',
      'memory only',
    ]);
    expect(selectBackups(state)?.selected?.progress).toBeUndefined();
    expect(pressAll(state, 'enter').state.notice?.text).toBe('vda cannot be copied.');
    const again = play([{type: 'runs', runs: [run({id: 8, ...failed, status: 'done'})]}], state);
    expect(selectBackups(again)?.total).toBe(2);
  });

  it('lead from a managed save to what goes on from it', () => {
    const {state, effects} = pressAll(listed([]), 'enter');
    expect(state.dialog).toMatchObject({kind: 'menu', uuids: [uuid('old ci')]});
    expect(effects).toEqual([{type: 'readFacts', uuids: [uuid('old ci')]}]);
    expect(pressAll(state, 's').state.dialog).toBeUndefined();
  });

  it('are looked for in another folder, whatever slash is behind it', () => {
    const {state} = pressAll(listed([]), 'o', 'ctrl+u');
    const {state: after, effects} = pressAll(typeText(state, '/srv/b/'), 'enter');
    expect(effects).toEqual([{type: 'readBackups', folder: '/srv/b'}]);
    expect(after.screen).toMatchObject({name: 'backups', backups: undefined, back: {name: 'table'}});
  });

  it('are not looked for in what is no folder', () => {
    const {state} = pressAll(listed([]), 'o', 'ctrl+u');
    const {state: after, effects} = pressAll(typeText(state, 'srv'), 'enter');
    expect([effects, after.prompt]).toMatchObject([[], {text: 'srv', error: expect.stringMatching(/whole path/)}]);
  });
});

describe('a restore', () => {
  it.each<[string, readonly RestoreProblem['level'][], string]>([
    ['what overwrites nothing', ['note'], 'enter'],
    ['what overwrites', ['note', 'overwrites'], 'word'],
  ])('is asked about: %s', (_, levels, guard) => {
    const {state} = pressAll(opened(planned(levels)), 'enter');
    expect(ask(state)?.guard.kind).toBe(guard);
    expect(pressAll(state, 'enter').effects).toHaveLength(guard === 'enter' ? 1 : 0);
    const typed = pressAll(typeText(state, 'db1'), 'enter').effects;
    const argv = ['restore', '/b/db1-1', '--accept', 'abc'];
    if (guard === 'word') expect(typed).toMatchObject([{type: 'run', runs: [{program: 'kvmtop', argv, name: 'db1'}]}]);
  });

  it('wants the name of the command where that of the domain cannot be typed', () => {
    const {state} = pressAll(opened(planned(['overwrites'], {name: 'grün'})), 'enter');
    expect(ask(state)?.guard).toMatchObject({kind: 'word', word: 'restore'});
  });

  it.each<[string, State, RegExp]>([
    ['blocked', opened(planned(['blocks'])), /cannot be restored so\. This blocks\./],
    ['not planned yet', pressAll(listed([found]), 'enter').state, /being found out/],
  ])('is not begun while it is %s', (_, state, text) => {
    const {state: after, effects} = pressAll(state, 'enter');
    expect([after.dialog, effects, after.notice?.text]).toEqual([undefined, [], expect.stringMatching(text)]);
  });

  it('is refused read-only', () => {
    const {state} = pressAll({...opened(planned([])), readOnly: true}, 'enter');
    expect([state.dialog, state.notice?.text]).toEqual([undefined, expect.stringMatching(/Read-only/)]);
  });

  it('is planned anew for each choice, and says all of them in its command', () => {
    const {state, effects} = pressAll(opened(planned([])), 'd', 'n', 'enter');
    const copy = {as: 'db1-copy', images: undefined, definitionOnly: true};
    expect(effects.at(-1)).toEqual({type: 'planRestore', folder: '/b/db1-1', choices: copy});
    const images = pressAll(typeText(pressAll(state, 'o').state, '/i'), 'enter');
    const all = {...copy, images: '/i'};
    expect(images.effects).toEqual([{type: 'planRestore', folder: '/b/db1-1', choices: all}]);
    const plan = planned([], {choices: all, name: 'db1-copy'});
    const ready = play([{type: 'restorePlan', folder: plan.folder, choices: all, plan}], images.state);
    const argv = ['restore', '/b/db1-1', '--as=db1-copy', '--images', '/i', '--definition-only', '--accept', 'abc'];
    expect(pressAll(ready, 'enter', 'enter').effects).toMatchObject([{runs: [{argv, uuid: undefined}]}]);
    const {effects: back} = pressAll(ready, 'i', 'o', 'ctrl+u', 'enter');
    expect(back.at(-1)).toMatchObject({choices: {as: undefined, images: undefined}});
  });

  it.each([
    ['a/b', /take a \//],
    ['web1', /a domain called web1 already/],
    [' ', /needs a name/],
  ])('takes no name for a copy that cannot be: %j', (name, text) => {
    const {state} = pressAll(opened(planned([])), 'n', 'ctrl+u');
    const {state: after, effects} = pressAll(typeText(state, name), 'enter');
    expect([after.prompt?.error, effects]).toEqual([expect.stringMatching(text), []]);
  });

  it('ignores a plan for other choices than those of now', () => {
    const {state} = pressAll(opened(planned([])), 'd');
    const late = play([{type: 'restorePlan', folder: found.folder, choices, plan: planned([])}], state);
    expect(late.screen).toMatchObject({plan: undefined});
  });

  it('is cancelled where it is shown', () => {
    const state = opened(planned([]));
    expect(pressAll(state, 'x').state.notice?.text).toMatch(/not being restored/);
    const going = run({id: 7, program: 'kvmtop', argv: ['restore', '/b/db1-1', '--accept', 'abc'], uuid: undefined});
    const {state: asked} = pressAll(play([{type: 'runs', runs: [going]}], state), 'enter', 'x');
    expect(ask(asked)?.consequences).toEqual([expect.stringMatching(/puts back what was there before/)]);
    expect(pressAll(asked, 'y').effects).toEqual([{type: 'cancel', ids: [7]}]);
  });

  it('offers to start what was restored, and nothing before', () => {
    const state = opened(planned([], {name: 'old ci'}));
    expect(pressAll(state, 's').state.notice?.text).toMatch(/Nothing was restored/);
    const argv = ['restore', '/b/db1-1', '--accept', 'abc'];
    const done = run({program: 'kvmtop', argv, status: 'done', name: 'old ci', uuid: undefined});
    const {effects, state: after} = pressAll(play([{type: 'runs', runs: [done]}], state), 's');
    expect(effects).toMatchObject([{type: 'run', runs: [{argv: ['start', '--domain', uuid('old ci')]}]}]);
    expect(pressAll(after, 'enter').state.notice?.text).toMatch(/It is restored/);
  });

  it('is not started twice', () => {
    const argv = ['restore', '/b/db1-1', '--accept', 'abc'];
    const done = run({program: 'kvmtop', argv, status: 'done', name: 'db1', uuid: undefined});
    const state = play([{type: 'runs', runs: [done]}], opened(planned([])));
    expect(labels(state)).not.toContain('s start');
    expect(pressAll(state, 's').state.notice?.text).toBe('db1 has been started.');
  });

  it('keeps its choices while it is carried out', () => {
    const going = run({id: 7, program: 'kvmtop', argv: ['restore', '/b/db1-1', '--accept', 'abc'], uuid: undefined});
    const state = play([{type: 'runs', runs: [going]}], opened(planned([])));
    for (const key of ['n', 'i', 'o', 'd', 'r']) {
      const {effects, state: after} = pressAll(state, key);
      expect([effects, after.prompt, after.notice?.text]).toEqual([[], undefined, expect.stringMatching(/x cancels/)]);
    }
  });

  it('says nothing of an identity that it keeps anyway', () => {
    const state = opened(planned([]));
    expect(labels(state)).not.toContain('i as it was');
    expect(pressAll(state, 'i')).toMatchObject({
      effects: [],
      state: {notice: {text: 'It keeps its identity already.'}},
    });
  });
});
