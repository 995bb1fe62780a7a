import {beforeEach, describe, expect, it} from 'vitest';
import type {OwnRunOptions} from '../../source/runtime/own-program.ts';
import {createRunner, type Runner} from '../../source/runtime/runner.ts';
import type {Action} from '../../source/state/action.ts';
import type {Run, RunNews} from '../../source/state/run.ts';
import type {RunResult} from '../../source/virsh/virsh.ts';
import {createFakeClock, type FakeClock} from './fake-clock.ts';
import {aRun, createFakeRuns, type FakeRuns, failure} from './fake-runs.ts';

let clock: FakeClock;
let fake: FakeRuns;
let runner: Runner;
let actions: Action[];
let ended: number[];
let isDryRun: boolean;
let unkept: string | undefined;
let started: {line: string; options: OwnRunOptions; end: (result: RunResult) => void}[];
let attached: {run: Run; end: (result: RunResult) => void; fail: (error: Error) => void}[];

beforeEach(() => {
  clock = createFakeClock();
  fake = createFakeRuns();
  actions = [];
  ended = [];
  isDryRun = false;
  unkept = undefined;
  started = [];
  attached = [];
  runner = createRunner({
    virsh: fake.virsh,
    clock,
    dispatch: (action) => actions.push(action),
    isDryRun: () => isDryRun,
    onEnd: ({id}) => ended.push(id),
    keepBefore: async () => unkept,
    own: {run: (argv, options) => new Promise((end) => started.push({line: argv.join(' '), options, end}))},
    attach: (run) => new Promise((end, fail) => attached.push({run, end, fail})),
  });
});

/** Everything that is known of a run by now. */
function newsOf({id}: Run): RunNews {
  const news = actions.flatMap((action) => (action.type === 'run' && action.id === id ? [action.news] : []));
  return Object.assign({}, ...news);
}

const output = ({id}: Run) => actions.flatMap((each) => (each.type === 'output' && each.run === id ? [each.text] : []));
const lines = () => fake.sent.map(({line}) => line);
const sentOf = (run: Run) => {
  const found = fake.sent.find(({line}) => line === run.argv.join(' '));
  if (!found) throw new Error(`${run.argv.join(' ')} was not sent`);
  return found;
};
const settle = () => clock.pass(0);
const batch = (count: number, part: Partial<Run> = {}) => {
  const runs = Array.from({length: count}, () => aRun(part));
  return runs.map((run) => ({...run, batch: runs[0]?.id ?? 0}));
};

describe('a run', () => {
  it('is told to run and to be done, with the times of the clock', async () => {
    const run = aRun();
    runner.begin([run]);
    await clock.pass(700);
    expect(newsOf(run)).toEqual({status: 'running', startedAt: 1000});
    sentOf(run).end();
    await settle();
    expect(newsOf(run)).toEqual({status: 'done', startedAt: 1000, endedAt: 1700, exitCode: 0});
    expect([ended, output(run)]).toEqual([[run.id], []]);
  });

  it('that succeeded and complained tells of what', async () => {
    const run = aRun();
    runner.begin([run]);
    await settle();
    sentOf(run).end({warning: 'x.img was left'});
    await settle();
    expect(newsOf(run)).toMatchObject({status: 'done', error: 'x.img was left'});
  });

  it('is sent as it says', async () => {
    const run = aRun({readOnly: true, program: 'virt-clone'});
    runner.begin([run]);
    await settle();
    expect(sentOf(run).options).toMatchObject({readOnly: true, program: 'virt-clone'});
  });

  it('fails alone', async () => {
    const [good, bad, other] = batch(3) as [Run, Run, Run];
    runner.begin([good, bad, other]);
    await settle();
    for (const run of [good, bad, other]) sentOf(run).end(run === bad ? failure(run.argv, 'no') : {});
    await settle();
    expect([good, bad, other].map((run) => newsOf(run).status)).toEqual(['done', 'failed', 'done']);
    expect(newsOf(bad)).toMatchObject({exitCode: 1, error: 'no', advice: 'Try it.', endedAt: 1000});
  });

  it('is only logged in a dry run', async () => {
    isDryRun = true;
    const runs = [aRun({precheck: {argv: ['ask'], fault: () => 'no'}}), aRun({how: 'pager'}), aRun({how: 'terminal'})];
    runner.begin(runs);
    await settle();
    expect(runs.map((run) => newsOf(run))).toEqual(runs.map(() => ({status: 'dry-run', endedAt: 1000})));
    expect([lines(), attached, ended]).toEqual([[], [], []]);
    expect(output(runs[1] as Run)).toEqual([expect.stringMatching(/dry run/)]);
  });
});

describe('together', () => {
  it('four of a batch run at once, and the next when one has ended', async () => {
    const runs = batch(6);
    runner.begin(runs);
    await settle();
    expect(lines()).toHaveLength(4);
    fake.sent[1]?.end();
    await settle();
    expect(lines()).toEqual(runs.slice(0, 5).map(({argv}) => argv.join(' ')));
    const [beside] = batch(1) as [Run];
    runner.begin([beside]);
    await settle();
    expect(newsOf(beside).status).toBe('running');
  });

  it.each<[string, Partial<Run>, boolean]>([
    ['a second change waits', {}, false],
    ['a second change waits, whatever shows its output', {how: 'pager'}, false],
    ['a question does not wait', {readOnly: true}, true],
    ['a destroy does not wait', {argv: ['destroy', '--domain', 'same']}, true],
    ['the end of its job does not wait', {argv: ['domjobabort', '--domain', 'same']}, true],
    ['a console does not wait', {how: 'terminal'}, true],
    ['a change of another domain does not wait', {uuid: 'other'}, true],
    ['a change of no domain does not wait', {uuid: undefined}, true],
  ])('on one domain %s', async (_, part, goes) => {
    const first = aRun({uuid: 'same'});
    const second = aRun({uuid: 'same', ...part});
    runner.begin([first]);
    runner.begin([second]);
    await settle();
    expect(newsOf(second).status).toBe(goes ? 'running' : undefined);
    sentOf(first).end(failure([], 'no'));
    await settle();
    expect(newsOf(second).status).toBe('running');
  });

  it('one has the terminal', async () => {
    const [first, second] = [aRun({how: 'terminal'}), aRun({how: 'terminal'})];
    runner.begin([first, second]);
    await settle();
    expect(attached.map(({run}) => run)).toEqual([first]);
    attached[0]?.end(failure([], 'Active console session exists'));
    await settle();
    expect(newsOf(first)).toMatchObject({status: 'failed', error: 'Active console session exists'});
    expect(attached.map(({run}) => run)).toEqual([first, second]);
    attached[1]?.fail(new Error('no terminal'));
    await settle();
    expect(newsOf(second)).toMatchObject({status: 'failed', error: expect.stringMatching(/no terminal/)});
    expect(lines()).toEqual([]);
  });
});

it('is not sent when the definition that it would replace could not be kept', async () => {
  unkept = 'The disk is full.';
  const run = aRun({precheck: {argv: ['ask'], fault: () => undefined}});
  runner.begin([run]);
  await settle();
  expect(newsOf(run)).toMatchObject({status: 'failed', error: 'The disk is full.'});
  expect([lines(), ended]).toEqual([[], []]);
});

describe('what is asked before', () => {
  const fault = (stdout: string) => (stdout === 'taken' ? 'It is taken.' : undefined);
  const guarded = () => aRun({precheck: {argv: ['is-it'], fault}});

  it.each<[string, Partial<RunResult>, RunNews]>([
    ['a fault', {stdout: 'taken'}, {status: 'failed', error: 'It is taken.'}],
    ['no answer', failure([], 'gone'), {status: 'failed', error: 'gone', advice: 'Try it.'}],
  ])('keeps it from being sent: %s', async (_, answer, news) => {
    const run = guarded();
    runner.begin([run]);
    await settle();
    expect(fake.sent[0]?.options.readOnly).toBe(run.readOnly);
    fake.sent[0]?.end(answer);
    await settle();
    expect(newsOf(run)).toMatchObject(news);
    expect([lines(), ended]).toEqual([['is-it'], []]);
  });

  it('lets it be sent', async () => {
    const run = guarded();
    runner.begin([run]);
    await settle();
    fake.sent[0]?.end({stdout: 'free'});
    await settle();
    expect(lines()).toEqual(['is-it', run.argv.join(' ')]);
  });

  it('leaves nothing behind when it is given up', async () => {
    const run = guarded();
    runner.begin([run]);
    await settle();
    runner.cancel([run.id]);
    await settle();
    expect([newsOf(run).status, lines(), ended]).toEqual(['cancelled', ['is-it'], []]);
  });
});

describe('a pager', () => {
  it.each<[string, Partial<RunResult>, string]>([
    ['what was printed', {stdout: 'a\nb\n'}, 'a\nb\n'],
    ['why nothing was', failure([], 'no'), 'no\nTry it.'],
    ['both', {...failure([], 'no'), stdout: 'half\n'}, 'half\n\nno\nTry it.'],
    ['that there was nothing', {}, ''],
  ])('gets %s', async (_, result, text) => {
    const run = aRun({how: 'pager'});
    runner.begin([run]);
    await settle();
    sentOf(run).end(result);
    await settle();
    expect(output(run)).toEqual([text]);
  });

  it('does not wait for what was cancelled', async () => {
    const runs = batch(5, {how: 'pager'});
    runner.begin(runs);
    await settle();
    runner.cancel(runs.map(({id}) => id));
    await settle();
    expect(runs.map((run) => output(run).length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a program beside kvmtop', () => {
  it('is done when it has lived for a second, and stays', async () => {
    const run = aRun({how: 'detached', program: 'virt-viewer'});
    runner.begin([run]);
    await clock.pass(999);
    expect(newsOf(run).status).toBe('running');
    await clock.pass(1);
    expect(newsOf(run)).toMatchObject({status: 'done', endedAt: 2000});
    expect(sentOf(run).options.signal?.aborted).toBe(false);
  });

  it('has failed when it ends at once', async () => {
    const run = aRun({how: 'detached', program: 'virt-viewer'});
    runner.begin([run]);
    await settle();
    sentOf(run).end(failure([], 'no display'));
    await settle();
    expect(newsOf(run)).toMatchObject({status: 'failed', error: 'no display'});
  });
});

describe('kvmtop itself', () => {
  const copy = (part: Partial<Run> = {}) => aRun({program: 'kvmtop', argv: ['backup', 'u', '--to', '/b'], ...part});
  const good = {stdout: '', exitCode: 0, error: undefined};
  const MiB = 2 ** 20;

  it('tells how far it is, as a whole and in parts', async () => {
    const run = copy();
    runner.begin([run]);
    await settle();
    const parts = [
      {name: 'vda', doneBytes: 100 * MiB, totalBytes: 300 * MiB},
      {name: 'vdb', doneBytes: 0, totalBytes: 100 * MiB},
    ];
    started[0]?.options.onProgress({stage: 'copying', parts, rate: 50 * MiB, leftSeconds: 5.5});
    const text = 'copying 100 of 400 MiB, 50 MiB/s, 6 s left';
    expect(newsOf(run).progress).toEqual({percent: 25, text, parts});
    started[0]?.end(good);
    await settle();
    expect([newsOf(run).status, lines(), ended]).toEqual(['done', [], [run.id]]);
  });

  it('makes copies that were asked for together one after the other', async () => {
    const [first, second] = batch(2, {program: 'kvmtop', argv: ['backup']}) as [Run, Run];
    runner.begin([first, second]);
    await settle();
    expect([newsOf(first).status, newsOf(second).status]).toEqual(['running', undefined]);
    started[0]?.end(good);
    await settle();
    expect(newsOf(second).status).toBe('running');
  });

  it.each<[string, Partial<Run>, boolean]>([
    ['a change of the domain that is copied does not wait', {argv: ['setmem']}, true],
    ['a second copy of it waits', {program: 'kvmtop', argv: ['backup']}, false],
    ['a restore over it waits', {program: 'kvmtop', argv: ['restore']}, false],
  ])('%s', async (_, part, goes) => {
    const second = aRun({uuid: 'same', ...part});
    runner.begin([copy({uuid: 'same'})]);
    runner.begin([second]);
    await settle();
    expect(newsOf(second).status).toBe(goes ? 'running' : undefined);
  });

  it('holds up what would change a domain that is restored', async () => {
    const second = aRun({uuid: 'same', argv: ['start']});
    runner.begin([copy({uuid: 'same', argv: ['restore', '/b']}), second]);
    await settle();
    expect(newsOf(second).status).toBeUndefined();
  });

  it('is told to end, is cancelling until it has ended, and is killed only when it is cancelled again', async () => {
    const run = copy();
    runner.begin([run]);
    await settle();
    runner.cancel([run.id]);
    await settle();
    expect(newsOf(run)).toMatchObject({status: 'running', ending: true});
    expect(started[0]?.options).toMatchObject({end: {aborted: true}, kill: {aborted: false}});
    runner.cancel([run.id]);
    expect(started[0]?.options.kill.aborted).toBe(true);
    started[0]?.end(failure([], 'cancelled'));
    await settle();
    expect(newsOf(run).status).toBe('abandoned');
  });

  it.each<[string, RunResult, RunNews]>([
    ['was cancelled when it ended for that', failure([], 'It was cancelled.'), {status: 'cancelled'}],
    ['is done when that came too late', good, {status: 'done'}],
  ])('%s', async (_, result, news) => {
    const run = copy();
    runner.begin([run]);
    await settle();
    runner.cancel([run.id]);
    started[0]?.end(result);
    await settle();
    expect(newsOf(run)).toMatchObject(news);
  });

  it.each([
    [['backup', 'u', '--to', '/b'], 0],
    [['restore', '/b', '--accept', 'd'], 0],
    [['verify', '/b'], 1],
  ])('may only read through a read-only connection: %j', async (argv, count) => {
    runner.begin([copy({argv, readOnly: true})]);
    await settle();
    expect(started).toHaveLength(count);
  });

  it('lives on when kvmtop ends', async () => {
    runner.begin([copy()]);
    await settle();
    runner.stop();
    await settle();
    expect(started[0]?.options).toMatchObject({end: {aborted: false}, kill: {aborted: false}});
  });
});

describe('cancelling', () => {
  it('takes back what waits', async () => {
    const runs = batch(6);
    const [last] = runs.slice(-1) as [Run];
    runner.begin(runs);
    await settle();
    runner.cancel([last.id]);
    for (const each of fake.sent) each.end();
    await settle();
    expect(newsOf(last)).toEqual({status: 'cancelled', endedAt: 1000});
    expect(lines()).not.toContain(last.argv.join(' '));
    expect(newsOf(runs[4] as Run).status).toBe('running');
  });

  it('no longer waits for what runs, and lets the next one go', async () => {
    const runs = batch(5) as [Run, ...Run[]];
    runner.begin(runs);
    await settle();
    runner.cancel([runs[0].id]);
    await settle();
    expect(newsOf(runs[0])).toMatchObject({status: 'abandoned', error: 'given up', exitCode: undefined});
    expect(newsOf(runs[4] as Run).status).toBe('running');
    expect(ended).toEqual([runs[0].id]);
  });

  it('changes nothing of what is over', async () => {
    const run = aRun();
    runner.begin([run]);
    await settle();
    sentOf(run).end();
    await settle();
    runner.cancel([run.id]);
    await settle();
    expect(newsOf(run).status).toBe('done');
  });

  const abort = 'domjobabort --domain vm';
  async function beginJob(): Promise<Run> {
    const run = aRun({job: true, uuid: 'vm'});
    runner.begin([run]);
    await settle();
    runner.cancel([run.id]);
    await settle();
    expect(lines().at(-1)).toBe(abort);
    return run;
  }

  it('ends a job, whose client then ends by itself', async () => {
    const run = await beginJob();
    fake.sent.at(-1)?.end();
    await settle();
    expect(newsOf(run).status).toBe('running');
    sentOf(run).end(failure([], 'operation aborted: job is aborted'));
    await settle();
    expect(newsOf(run)).toMatchObject({status: 'cancelled', error: 'operation aborted: job is aborted'});
  });

  it('comes too late for a job that has ended well', async () => {
    const run = await beginJob();
    fake.sent.at(-1)?.end(failure([], 'no job is active'));
    sentOf(run).end();
    await settle();
    expect(newsOf(run).status).toBe('done');
  });

  it.each([
    ['refuses', () => fake.sent.at(-1)?.end(failure([], 'cannot abort'))],
    ['does not answer', () => {}],
    ['does nothing of it', () => fake.sent.at(-1)?.end()],
  ])('gives up the client of a job when libvirt %s', async (_, answer) => {
    const run = await beginJob();
    answer();
    await clock.pass(14_000);
    expect(newsOf(run).status).toBe('running');
    await clock.pass(1000);
    expect(newsOf(run).status).toBe('abandoned');
  });

  it('gives up the client of a job at once when it is asked for again', async () => {
    const run = await beginJob();
    runner.cancel([run.id]);
    await settle();
    expect(newsOf(run).status).toBe('abandoned');
  });
});

describe('the progress of a job', () => {
  const question = 'domjobinfo --domain vm';
  const answer = (left: string) =>
    `Job type:         Unbounded\nOperation:        Save\nData remaining:   ${left} MiB\nData total:       100.000 MiB\n`;
  const progress = () =>
    actions.flatMap((action) => (action.type === 'run' && action.news.progress ? [action.news.progress.percent] : []));

  it('is asked for once a second, and told when it has changed', async () => {
    const run = aRun({job: true, uuid: 'vm'});
    runner.begin([run]);
    fake.answers.set(question, answer('75.000'));
    await clock.pass(2500);
    fake.answers.set(question, answer('50.000'));
    await clock.pass(1000);
    expect([progress(), fake.asked]).toEqual([
      [25, 50],
      [question, question, question],
    ]);
    sentOf(run).end();
    await clock.pass(10_000);
    expect(fake.asked).toHaveLength(3);
  });

  it('is asked for more rarely while there is no answer', async () => {
    runner.begin([aRun({job: true, uuid: 'vm'})]);
    await clock.pass(60_000);
    expect(fake.asked.length).toBeLessThan(8);
    expect(progress()).toEqual([]);
  });

  it('is none of what is no job', async () => {
    runner.begin([aRun()]);
    await clock.pass(5000);
    expect(fake.asked).toEqual([]);
  });
});

describe('at the end of kvmtop', () => {
  it('what runs is left alone, and nothing else begins or is told', async () => {
    const runs = batch(5, {job: true}) as [Run, ...Run[]];
    runner.begin(runs);
    await settle();
    const before = actions.length;
    runner.stop();
    sentOf(runs[0]).end();
    await clock.pass(60_000);
    expect(lines()).toHaveLength(4);
    expect(fake.sent.map(({options}) => options.signal?.aborted)).toEqual([false, false, false, false]);
    expect([actions.length, ended, fake.asked]).toEqual([before, [], []]);
  });
});
