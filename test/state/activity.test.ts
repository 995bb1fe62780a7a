import {describe, expect, it} from 'vitest';
import {selectActivity} from '../../source/state/select/activity.ts';
import {play, seen} from './fleet.ts';
import {begun, news} from './play-runs.ts';

const {state} = seen({db1: {}, web3: {}, old: {}});
const running = {status: 'running', startedAt: 2000} as const;
const failed = {status: 'failed', error: 'No.'} as const;
const log = {type: 'screen', screen: {name: 'log', cursor: undefined, back: {name: 'table'}}} as const;

describe('the foot of the screen', () => {
  it('says nothing while nothing runs', () => {
    expect(selectActivity(state)).toEqual({running: undefined, beside: 0, waiting: 0, failures: 0});
  });

  it('names the only one that runs, since when, and how far it is', () => {
    const save = play(
      [
        news(1, {...running, progress: {percent: 43, text: ''}}),
        {type: 'freeze', on: true},
        {type: 'clock', at: 14_900, wallSeconds: 0},
      ],
      begun(state, ['db1'], {label: 'save'}),
    );
    expect(selectActivity(save)).toMatchObject({
      running: {label: 'save', name: 'db1', over: 0, total: 1, seconds: 12, percent: 43},
      beside: 0,
    });
  });

  it('counts those that were asked for together, and others beside them', () => {
    const three = begun(state, ['db1', 'web3', 'old']);
    const two = play([news(1, {status: 'done'}), news(2, running)], three);
    expect(selectActivity(two)).toMatchObject({
      running: {label: 'destroy', name: undefined, over: 1, total: 3},
      beside: 0,
      waiting: 1,
    });
    expect(selectActivity(play([news(4, running)], begun(two, ['db1']))).beside).toBe(1);
  });

  it('counts failures until the log has shown them', () => {
    const two = begun(state, ['db1', 'web3']);
    const one = play([news(1, failed)], two);
    expect(selectActivity(one).failures).toBe(1);
    const looked = play([log, {type: 'screen', screen: {name: 'table'}}], one);
    expect(selectActivity(looked).failures).toBe(0);
    expect(selectActivity(play([news(2, failed)], looked)).failures).toBe(1);
    expect(selectActivity(play([log, news(2, failed), log], looked)).failures).toBe(0);
  });

  it('leaves to the pager what a pager shows', () => {
    expect(selectActivity(play([news(1, failed)], begun(state, ['db1'], {how: 'pager'}))).failures).toBe(0);
  });
});
