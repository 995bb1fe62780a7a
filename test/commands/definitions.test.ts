import {describe, expect, it} from 'vitest';
import type {Review} from '../../source/state/review.ts';
import {selectAsk} from '../../source/state/select/ask.ts';
import type {State} from '../../source/state/state.ts';
import {play, seen, uuid} from '../state/fleet.ts';
import {pressAll, typeText} from './driver.ts';

const {state: table} = seen({db1: {}, web1: {}});
const db1 = `<domain><name>db1</name><uuid>${uuid('db1')}</uuid></domain>\n`;

const review: Review = {
  title: 'edit db1',
  uuid: uuid('db1'),
  name: 'db1',
  path: '/edits/db1.xml',
  before: db1,
  after: `${db1}\n`,
  notes: [],
  fault: undefined,
  live: [{label: 'set it', argv: ['setmem', '--domain', uuid('db1'), '--size', '1', '--live']}],
};

function under(more: Partial<Review> = {}): State {
  return play([{type: 'review', review: {...review, ...more}}], table);
}

describe('on the table', () => {
  it.each([
    ['e', 'change'],
    ['+', 'new'],
  ])('%s edits the domain under the cursor', (key, as) => {
    const {effects} = pressAll(table, key);
    expect(effects).toEqual([{type: 'edit', uuid: expect.any(String), as}]);
  });

  it.each(['e', '+'])('%s is for one domain', (key) => {
    const {state, effects} = pressAll(table, 'm', 'm', key);
    expect(effects).toEqual([]);
    expect(state.notice?.text).toMatch(/one domain at a time/);
  });

  it.each(['e', '+', 'D'])('%s is not to be had in read-only mode', (key) => {
    const {state, effects} = pressAll(table, 'L', key);
    expect([effects, state.prompt]).toEqual([[], undefined]);
    expect(state.notice?.text).toMatch(/read-only/i);
  });

  it('D asks for a path, and has it looked at', () => {
    const asked = pressAll(table, 'D').state;
    const {state, effects} = pressAll(typeText(asked, '/srv/db1.xml'), 'enter');
    expect(state.prompt).toBeUndefined();
    expect(effects).toEqual([{type: 'reviewFile', path: '/srv/db1.xml', isTyped: true}]);
  });

  it('completes a path as far as the names agree, then name by name', () => {
    const asked = typeText(pressAll(table, 'D').state, '/srv/d');
    expect(pressAll(asked, 'tab').effects).toEqual([{type: 'completePath', text: '/srv/d', cursor: 6}]);
    const told = play([{type: 'completions', text: '/srv/d', completions: ['db1.xml', 'db2/']}], asked);
    const texts = [1, 2, 3].map((times) => pressAll(told, ...Array(times).fill('tab')).state.prompt?.text);
    expect(texts).toEqual(['/srv/db', '/srv/db1.xml', '/srv/db2/']);
  });
});

describe('under review', () => {
  it('enter asks before a definition is replaced, and runs what it shows', () => {
    const {dialog} = pressAll(under(), 'enter').state;
    const ask = dialog?.kind === 'ask' ? selectAsk(table, dialog) : undefined;
    expect(ask).toMatchObject({guard: {kind: 'yes'}, targets: [{name: 'db1'}]});
    expect(ask?.runs).toMatchObject([{argv: ['define', '--validate', '--file', '/edits/db1.xml'], uuid: uuid('db1')}]);
    const precheck = ask?.runs[0]?.precheck;
    expect(precheck?.argv).toEqual(['dumpxml', '--inactive', '--security-info', '--domain', uuid('db1')]);
    expect(precheck?.fault(`${db1}\n`)).toBeUndefined();
    expect(precheck?.fault(db1.replace('db1', 'db2'))).toMatch(/Somebody else/);
  });

  it('enter makes a new domain at once, if nobody has its UUID by then', () => {
    const after = db1.replace(uuid('db1'), '12345678-9abc-def0-1234-56789abcdef0');
    const {effects} = pressAll(under({uuid: undefined, before: undefined, after}), 'enter');
    expect(effects).toMatchObject([{type: 'run', runs: [{name: 'db1', uuid: undefined}]}]);
    const [effect] = effects;
    const precheck = effect?.type === 'run' ? effect.runs[0]?.precheck : undefined;
    expect(precheck?.fault('')).toBeUndefined();
    expect(precheck?.fault('12345678-9abc-def0-1234-56789abcdef0\n')).toMatch(/meanwhile/);
  });

  it.each([
    [{fault: {text: 'Not so.', line: 3}}, /Not so\. e edits it/],
    [{after: db1}, /Nothing is changed/],
  ])('enter defines nothing with %j', (more, reason) => {
    const {state} = pressAll(under(more), 'enter');
    expect([state.dialog, state.notice?.text]).toEqual([undefined, expect.stringMatching(reason)]);
  });

  it('e opens the text again', () => {
    expect(pressAll(under(), 'e').effects).toEqual([{type: 'editAgain'}]);
  });

  it('esc leaves, says where the text is, and drops one that is elsewhere too', () => {
    const left = pressAll(under(), 'escape');
    expect(left.effects).toEqual([]);
    expect(left.state).toMatchObject({screen: {name: 'table'}, notice: {text: expect.stringContaining(review.path)}});
    const copy = pressAll(under({source: '/srv/db1.xml'}), 'escape');
    expect(copy.effects).toEqual([{type: 'dropDraft', path: review.path}]);
    expect(copy.state.notice).toBeUndefined();
  });

  it('leaves a text alone that is being defined', () => {
    const sent = pressAll(under({source: '/srv/db1.xml'}), 'enter', 'y').state;
    expect(pressAll(sent, 'escape').effects).toEqual([]);
    expect(pressAll(sent, 'enter').state.notice?.text).toMatch(/being defined already/);
    expect(pressAll(sent, 'e').effects).toEqual([]);
  });

  it('a digit asks about the live change of that number', () => {
    const {state} = pressAll(under(), '1');
    expect(state.dialog).toMatchObject({subject: {argv: review.live[0]?.argv, uuid: uuid('db1')}});
    expect(pressAll(under(), '2').state.notice?.text).toMatch(/number 2/);
  });

  it('o shows what somebody else has changed', () => {
    const {state} = pressAll(under({earlier: 'old\n', before: 'new\n'}), 'o');
    expect(state.screen).toMatchObject({name: 'pager', pager: {text: expect.stringContaining('-old\n+new')}});
    expect(pressAll(under(), 'o').state.notice?.text).toMatch(/Nobody/);
  });

  it('o shows no password', () => {
    const earlier = "<graphics passwd='open'/>\n";
    const {state} = pressAll(under({earlier, before: earlier.replace('open', 'sesame')}), 'o');
    expect(JSON.stringify(state.screen)).toMatch(/what somebody else.*passwords are not shown/);
    expect(state.screen).toMatchObject({name: 'pager', pager: {text: expect.not.stringMatching(/open|sesame/)}});
  });

  it('enter says of a domain that is gone how its text is defined all the same', () => {
    const gone = play([{type: 'review', review: {...review, uuid: uuid('gone'), name: 'gone'}}], table);
    const {state} = pressAll(gone, 'enter');
    expect([state.dialog, state.notice?.text]).toEqual([
      undefined,
      expect.stringMatching(/^gone is not there any more.*: e /),
    ]);
  });
});
