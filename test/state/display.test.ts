import {describe, expect, it} from 'vitest';
import {bounds} from '../../source/state/bounds.ts';
import {parseDelay} from '../../source/state/delay.ts';
import {selectChooser} from '../../source/state/select/chooser.ts';
import {selectFooter} from '../../source/state/select/footer.ts';
import {selectHeader} from '../../source/state/select/header.ts';
import {selectTable} from '../../source/state/select/table.ts';
import {many, play, seen, uuid} from './fleet.ts';

const {state, fleets} = seen({a: {cpu: 20, memoryGib: 4}, b: {cpu: 10, state: 'paused'}, c: {state: 'shut off'}});
const titles = (shown = state) => selectTable(shown).columns.map(({column}) => column.title);

describe('the delay', () => {
  it.each([
    ['2', {delayMs: 2000}],
    [' 0.5 ', {delayMs: 500}],
    ['.1', {delayMs: 100}],
    ['3600', {delayMs: bounds.delayMs.most}],
  ])('reads %j', (text, expected) => {
    expect(parseDelay(text)).toEqual(expected);
  });

  it.each(['', '0', '0.01', '-1', '1e9', 'abc', '3601', '2s', 'Infinity', '0x10'])(
    'refuses %j in a sentence',
    (text) => {
      expect(parseDelay(text)).toEqual({error: 'The delay is a number of seconds from 0.1 to 3600, such as 2 or 0.5.'});
    },
  );

  it.each([
    [0, 100],
    [Number.POSITIVE_INFINITY, 3_600_000],
    [Number.NaN, 2000],
    [700, 700],
  ])('of %d ms becomes %i ms', (delayMs, expected) => {
    expect(play([{type: 'delay', delayMs}], state).delayMs).toBe(expected);
  });
});

describe('columns', () => {
  it('can be switched off and on, but not the one that names the row', () => {
    const column = (field: string, shown: boolean) => ({type: 'column', view: 'domains', field, shown}) as const;
    const without = play(
      [column('vcpus', false), column('vcpus', false), column('name', false), column('x', false)],
      state,
    );
    expect(without.hidden.domains).toEqual(['vcpus']);
    expect(titles(without)).not.toContain('VCPU');
    expect(titles(play([column('vcpus', true)], without))).toEqual(titles());
  });

  it('make room for others', () => {
    const without = play([{type: 'column', view: 'domains', field: 'balloonPercent', shown: false}], state);
    expect(titles(without)).toEqual(expect.arrayContaining(['SWAP']));
    expect(titles()).not.toContain('SWAP');
  });

  it('show %HOST in the place of %CPU, sort mark included', () => {
    const ofHost = play([{type: 'cpuOfHost', on: true}], state);
    expect(titles(ofHost)).toEqual(titles().map((title) => (title === '%CPU' ? '%HOST' : title)));
    expect(selectTable(ofHost).sort).toEqual({field: 'cpuHostPercent', descending: true});
    expect(selectFooter(ofHost).sort.title).toBe('%HOST');
  });

  it('are chosen from a list that scrolls with its cursor', () => {
    const open = play([{type: 'screen', screen: {name: 'columns', cursor: 0}}], state);
    const low = play([{type: 'moved', by: 'last'}], open);
    expect(selectChooser(state)).toBeUndefined();
    expect(selectChooser(open)?.choices[0]).toMatchObject({shown: true, selected: true, fixed: false, placed: false});
    expect(selectChooser(low)?.choices.at(-1)).toMatchObject({selected: true});
    expect(selectChooser(low)?.choices).toHaveLength(17);
  });
});

describe('the header', () => {
  it('counts what runs and what it was given', () => {
    const {overcommit} = selectHeader(state);
    expect(overcommit).toMatchObject({total: 3, running: 1, vcpus: 2, assignedBytes: 4 * 1024 ** 3});
    expect(selectHeader(state)).toMatchObject({selfPercent: 0.5, daemonPercent: 1, frozen: false});
  });

  it('goes on with the clock, and never back', () => {
    const clock = (at: number) => ({type: 'clock', at, wallSeconds: 5}) as const;
    const {at} = state.world;
    expect(play([clock(at + 5000), clock(at + 1)], state).world.at).toBe(at + 5000);
  });

  it('keeps the costs through a poll that skips the host', () => {
    const poll = {...fleets.poll({a: {}}), host: undefined, selfPercent: undefined, daemonPercent: undefined};
    expect(selectHeader(play([{type: 'polled', poll}], state))).toMatchObject({selfPercent: 0.5, daemonPercent: 1});
  });
});

describe('the footer', () => {
  it('counts domains by state, the most first', () => {
    const {states, domains} = selectFooter(state);
    expect([domains, states.map((entry) => `${entry.count} ${entry.state}`)]).toEqual([
      3,
      ['1 running', '1 paused', '1 shut off'],
    ]);
  });

  it('says why a filter of another view lets everything through', () => {
    const filtered = play([{type: 'filter', text: 'cpu>15'}], state);
    expect(selectFooter(filtered)).toMatchObject({matching: 1, total: 3, filter: {text: 'cpu>15', error: undefined}});
    const disks = play(
      [
        {type: 'view', view: 'disks'},
        {type: 'filter', text: 'capacity>1G'},
      ],
      state,
    );
    const domains = play([{type: 'view', view: 'domains'}], disks);
    expect(selectFooter(disks)).toMatchObject({matching: 0, filter: {error: undefined}});
    expect(selectFooter(domains)).toMatchObject({matching: 3, filter: {error: expect.stringContaining('capacity')}});
  });

  it('names a sort field that no column shows', () => {
    const sorted = play([{type: 'sort', sort: {field: 'uuid', descending: false}}], state);
    expect(selectFooter(sorted).sort).toEqual({title: 'uuid', descending: false});
  });
});

describe('what is remembered', () => {
  it('of the events is bounded, and the detail shows those of its domain, newest first', () => {
    const event = (index: number) => ({
      time: undefined,
      kind: 'lifecycle',
      domain: index % 2 ? 'a' : 'b',
      detail: `${index}`,
    });
    const events = Array.from({length: 1200}, (_, index) => ({type: 'event', event: event(index)}) as const);
    const eventful = play(events, state);
    expect(eventful.world.events).toHaveLength(bounds.events);
    expect(eventful.world.events.at(-1)?.detail).toBe('1199');
  });

  it('is untouched by an action that changes nothing', () => {
    expect(
      play(
        [
          {type: 'view', view: 'domains'},
          {type: 'freeze', on: false},
        ],
        state,
      ),
    ).toBe(state);
    expect(play([{type: 'moved', by: 'pageUp'}], seen(many(3)).state).selected).toBeUndefined();
    expect(uuid('a')).toBe(state.order[0]);
  });
});
