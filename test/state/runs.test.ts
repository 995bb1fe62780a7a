import {describe, expect, it} from 'vitest';
import {bounds} from '../../source/state/bounds.ts';
import type {RunNews} from '../../source/state/run.ts';
import {newRuns} from '../../source/state/runs/new-run.ts';
import {play, seen} from './fleet.ts';
import {begun, ids, news, parts} from './play-runs.ts';

const {state} = seen({db1: {}, web3: {}, old: {state: 'shut off'}});
const notRunning: RunNews = {
  status: 'failed',
  exitCode: 1,
  error: 'Requested operation is not valid: domain is not running',
  advice: 'It is not running: nothing to destroy.',
};

describe('runs that begin', () => {
  it.each([
    ['one', ['db1'], {}, false, 'virsh destroy --domain uuid-db1'],
    ['several', ['db1', 'web3', 'old'], {}, false, 'virsh destroy --domain uuid-db1 and 2 more'],
    ['one with a name for a shell to trip over', ['a'], {argv: ['x', "it's; rm"]}, false, "virsh x 'it'\\''s; rm'"],
    ['another program', ['a'], {program: 'virt-clone', argv: ['-h']}, false, 'virt-clone -h'],
    ['one that is not sent', ['db1'], {}, true, 'virsh destroy --domain uuid-db1 (dry run: not sent)'],
    ['one whose pager shows it', ['db1'], {how: 'pager'}, false, undefined],
  ] as const)('say their command: %s', (_, names, more, dryRun, text) => {
    expect(begun({...state, dryRun}, names, more).notice?.text).toBe(text);
  });

  it('have ids that rise', () => {
    const later = begun(begun(state, ['db1']), ['web3', 'old']);
    expect(ids(later.runs)).toEqual([1, 2, 3]);
    expect(later.runs.map(({batch}) => batch)).toEqual([1, 2, 2]);
    expect(later.nextRun).toBe(4);
  });
});

describe('what became of runs', () => {
  it.each([
    ['done', {status: 'done'}, 'info', 'destroy db1: done'],
    [
      'failed',
      notRunning,
      'error',
      'destroy db1: Requested operation is not valid: domain is not running. It is not running: nothing to destroy.',
    ],
    ['failed silently', {status: 'failed', exitCode: 3}, 'error', 'destroy db1: It ended with exit code 3.'],
    ['failed on several lines', {status: 'failed', error: 'a\n b\n'}, 'error', 'destroy db1: a b.'],
    ['half done', {status: 'done', error: 'x.img was left'}, 'warning', 'destroy db1: done, but x.img was left.'],
    ['cancelled', {status: 'cancelled'}, 'warning', 'destroy db1: cancelled before it began'],
    ['ended', {status: 'cancelled', startedAt: 1}, 'warning', 'destroy db1: cancelled'],
    ['given up', {status: 'abandoned'}, 'warning', 'destroy db1: given up'],
    ['not sent', {status: 'dry-run'}, 'info', 'destroy db1: not sent: this is a dry run'],
  ] as const)('is told of one: %s', (_, told, level, text) => {
    expect(play([news(1, told)], begun(state, ['db1'])).notice).toEqual({level, text});
  });

  it.each([
    [['backup', 'u'], /back up db1: done; B shows it$/],
    [['verify', '/b'], /back up db1: done; all is as it was written$/],
    [['restore', '/b'], /back up db1: done; it is shut off, and can be started/],
    [['recover'], /back up db1: done$/],
  ])('says how it goes on from what kvmtop itself has done: %j', (argv, text) => {
    const running = begun(state, ['db1'], {label: 'back up', program: 'kvmtop', argv});
    expect(play([news(1, {status: 'done'})], running).notice?.text).toMatch(text);
  });

  it('is told of all together, once the last is over', () => {
    const running = begun(state, ['db1', 'web3', 'old']);
    const two = play([news(1, {status: 'done'}), news(3, {status: 'done'})], running);
    expect(two.notice).toEqual(running.notice);
    expect(play([news(2, notRunning)], two).notice).toEqual({
      level: 'error',
      text:
        'destroy: 2 done, 1 failed: web3: Requested operation is not valid: domain is not running. ' +
        'It is not running: nothing to destroy.',
    });
  });

  it('is of no use twice, and nothing that is over runs again', () => {
    const quiet = {...play([news(1, {status: 'abandoned'})], begun(state, ['db1'])), notice: undefined};
    const late = play([news(1, {status: 'running', progress: {percent: 3, text: ''}}), news(9, {})], quiet);
    expect(late.notice).toBeUndefined();
    expect(late.runs[0]?.status).toBe('abandoned');
    expect(play([news(1, {status: 'done'})], late).runs[0]?.status).toBe('done');
  });

  it('is not told of what a pager shows, unless it failed', () => {
    const paged = {...begun(state, ['db1'], {how: 'pager'}), notice: undefined};
    expect(play([news(1, {status: 'done'})], paged).notice).toBeUndefined();
    expect(play([news(1, notRunning)], paged).notice?.level).toBe('error');
  });
});

describe('the log', () => {
  it('drops the oldest that are over, and never one that is not', () => {
    const full = newRuns(
      state,
      Array.from({length: bounds.runs}, () => parts('db1')),
    );
    const started = play(
      [{type: 'runs', runs: full}, ...full.slice(2).map(({id}) => news(id, {status: 'done'}))],
      state,
    );
    const more = begun(started, ['web3', 'old']);
    expect(more.runs).toHaveLength(bounds.runs);
    expect(ids(more.runs).slice(0, 3)).toEqual([1, 2, 5]);
    const open = play([{type: 'runs', runs: newRuns(more, full)}], more);
    expect(open.runs).toHaveLength(bounds.runs + 4);
    expect(
      play(
        open.runs.map(({id}) => news(id, {status: 'done'})),
        open,
      ).runs,
    ).toHaveLength(bounds.runs);
  });
});
