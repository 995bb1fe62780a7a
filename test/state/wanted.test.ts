import {describe, expect, it} from 'vitest';
import type {StatGroup} from '../../source/model/sample.ts';
import {selectWanted} from '../../source/state/select/wanted.ts';
import type {DetailTab} from '../../source/state/state.ts';
import type {ViewId} from '../../source/state/view.ts';
import {many, play, seen, uuid} from './fleet.ts';

const big = seen(many(40), {columns: 200, rows: 24}).state;

describe('what is wanted', () => {
  it('are the rows on screen', () => {
    const {visible} = selectWanted(play([{type: 'moved', by: 'last'}], big));
    expect(visible).toEqual(Array.from({length: 17}, (_, index) => uuid(`d${index + 23}`)));
  });

  it('names a domain once, however many rows it has', () => {
    expect(selectWanted(play([{type: 'view', view: 'vcpus'}], big)).visible).toHaveLength(9);
  });

  it.each<[ViewId, number, readonly StatGroup[]]>([
    ['domains', 200, ['state', 'cpu-total', 'interface', 'vcpu', 'balloon', 'block']],
    ['domains', 80, ['state', 'cpu-total', 'vcpu', 'balloon']],
    ['domains', 30, ['cpu-total', 'vcpu']],
    ['domains', 1, []],
    ['vcpus', 80, ['state', 'vcpu']],
    ['network', 80, ['state', 'interface']],
    ['disks', 80, ['state', 'block']],
    ['memory', 80, ['state', 'balloon']],
  ])('in the view %s on %i columns are the groups %j', (view, columns, groups) => {
    const state = play(
      [
        {type: 'resized', columns, rows: 24},
        {type: 'view', view},
      ],
      big,
    );
    expect(selectWanted(state).groups).toEqual(groups);
  });

  it('leaves out the groups of columns that are hidden', () => {
    const hide = ['vcpus', 'readyPercent', 'overheadPercent'].map(
      (field) => ({type: 'column', view: 'domains', field, shown: false}) as const,
    );
    expect(selectWanted(play(hide, big)).groups).not.toContain('vcpu');
  });

  it.each<[string, string, readonly StatGroup[]]>([
    ['cpuPercent', '', ['cpu-total']],
    ['name', '', []],
    ['readyPercent', '', ['vcpu']],
    ['usedPercent', '', ['balloon']],
    ['name', 'web', []],
    ['cpuPercent', 'rdy>5 state=running', ['state', 'cpu-total', 'vcpu']],
    ['name', 'disk.r>', []],
  ])('of all domains, sorted by %s and filtered by %j, is %j', (field, text, groups) => {
    const state = play(
      [
        {type: 'sort', sort: {field, descending: true}},
        {type: 'filter', text},
      ],
      big,
    );
    expect(selectWanted(state).sortGroups).toEqual(groups);
  });

  it.each<[DetailTab, readonly StatGroup[]]>([
    ['overview', ['state', 'cpu-total', 'interface', 'vcpu', 'balloon', 'block']],
    ['memory', ['state', 'cpu-total', 'balloon']],
    ['disks', ['state', 'cpu-total', 'block']],
    ['xml', ['state', 'cpu-total']],
  ])('of an opened domain on the tab %s is %j, and nothing of the others', (tab, groups) => {
    const state = play([{type: 'screen', screen: {name: 'detail', uuid: uuid('d7'), tab, scroll: 0}}], big);
    expect(selectWanted(state)).toMatchObject({visible: [uuid('d7')], groups, sortGroups: []});
  });

  it('has the overhead where it is shown, as it costs', () => {
    const overheadAt = (columns: number) => selectWanted(seen(many(40), {columns, rows: 50}).state).overhead;
    expect([overheadAt(120), overheadAt(200)]).toEqual([false, true]);
    const opened = {name: 'detail', uuid: uuid('d7'), tab: 'overview', scroll: 0} as const;
    expect(selectWanted(play([{type: 'screen', screen: opened}], big)).overhead).toBe(true);
  });
});
