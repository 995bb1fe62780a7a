import {describe, expect, it} from 'vitest';
import {detailHeight, selectDetail} from '../../source/state/select/detail.ts';
import type {DetailTab, State} from '../../source/state/state.ts';
import {many, play, seen, uuid} from './fleet.ts';
import {facts} from './select/small-operations.ts';

const {state, fleets} = seen(many(3));
const open = (tab: DetailTab, start = state): State =>
  play([{type: 'screen', screen: {name: 'detail', uuid: uuid('d1'), tab, scroll: 0}}], start);
const lines = (count: number) => Array.from({length: count}, (_, index) => `<line${index}/>`).join('\n');

describe('the detail', () => {
  it('is closed on the table, and of the opened domain otherwise', () => {
    expect(selectDetail(state)).toBeUndefined();
    expect(selectDetail(open('vcpus'))).toMatchObject({
      tab: 'vcpus',
      row: {domain: {name: 'd1'}},
      vcpus: [{vcpu: {index: 0}}, {vcpu: {index: 1}}],
      disks: [{disk: {name: 'vda'}}],
      nics: [{nic: {name: 'vnet0'}}],
      freshness: 'fresh',
    });
  });

  it('takes the XML of its own domain only, also beneath the help', () => {
    const helped = play([{type: 'screen', screen: {name: 'help', scroll: 0, back: open('xml').screen}}], open('xml'));
    const read = play([{type: 'xml', uuid: uuid('d1'), xml: {text: '<domain/>'}}], helped);
    expect(selectDetail(read)?.xml).toEqual({text: '<domain/>'});
    expect(selectDetail(play([{type: 'xml', uuid: uuid('d2'), xml: {text: 'x'}}], open('xml')))?.xml).toBeUndefined();
  });

  it('lists the snapshots once they are read, or why they are not', () => {
    const told = (read: typeof facts | {readonly error: string}) =>
      selectDetail(play([{type: 'facts', uuid: uuid('d1'), facts: read}], open('snapshots')))?.snapshots;
    expect(selectDetail(open('snapshots'))?.snapshots).toBeUndefined();
    expect(told({...facts, snapshots: ['before', 'after']})).toEqual(['before', 'after']);
    expect(told({error: 'No.'})).toEqual({error: 'No.'});
  });

  it('scrolls until its last line is the last of the screen', () => {
    const read = play([{type: 'xml', uuid: uuid('d1'), xml: {text: lines(100)}}], open('xml'));
    // The XML has a title line of its own.
    const height = detailHeight(read) - 1;
    const scrolled = (by: number | 'last' | 'pageDown' | 'first') =>
      selectDetail(play([{type: 'moved', by}], read))?.scroll;
    expect([scrolled('last'), scrolled(1000), scrolled(-1), scrolled('pageDown')]).toEqual([
      100 - height,
      100 - height,
      0,
      height,
    ]);
    expect(
      selectDetail(
        play(
          [
            {type: 'moved', by: 'last'},
            {type: 'moved', by: 'first'},
          ],
          read,
        ),
      )?.scroll,
    ).toBe(0);
  });

  it('begins at the top of another tab, and keeps what was read', () => {
    const read = play(
      [
        {type: 'xml', uuid: uuid('d1'), xml: {text: lines(100)}},
        {type: 'moved', by: 9},
      ],
      open('xml'),
    );
    const turned = play([{type: 'tab', tab: 'events'}], read);
    expect(selectDetail(turned)).toMatchObject({tab: 'events', scroll: 0, xml: {text: lines(100)}});
  });

  it('gives way to the table, with a word, when its domain is gone', () => {
    const gone = play([{type: 'polled', poll: fleets.poll({d0: {}})}], open('overview'));
    expect([gone.screen, gone.notice?.level]).toEqual([{name: 'table'}, 'warning']);
  });

  it('lists the events of its domain, newest first', () => {
    const event = (domain: string, detail: string) =>
      ({type: 'event', event: {time: undefined, kind: 'lifecycle', domain, detail}}) as const;
    const eventful = play([event('d1', 'Started'), event('d2', 'Stopped'), event('d1', 'Suspended')], open('events'));
    expect(selectDetail(eventful)?.events.map(({detail}) => detail)).toEqual(['Suspended', 'Started']);
  });
});
