import {describe, expect, it} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {reduce} from '../../source/state/reduce.ts';
import type {Review} from '../../source/state/review.ts';
import type {Run} from '../../source/state/run.ts';
import {selectFiles} from '../../source/state/select/files.ts';
import {selectReview} from '../../source/state/select/review.ts';
import type {State} from '../../source/state/state.ts';
import {aRun} from '../runtime/fake-runs.ts';
import {seen, uuid} from './fleet.ts';

const numbered = (count: number) => Array.from({length: count}, (_, index) => `line ${index + 1}`).join('\n');

const review: Review = {
  title: 'edit db1',
  uuid: uuid('db1'),
  name: 'db1',
  path: '/edits/db1/db1.xml',
  before: numbered(9),
  after: numbered(9).replace('line 5', 'line five'),
  notes: [],
  fault: undefined,
  live: [],
};

const {state: table} = seen({db1: {}, web1: {state: 'shut off'}});

function play(start: State, ...actions: readonly Action[]): State {
  return actions.reduce(reduce, start);
}

const defining = aRun({argv: ['define', '--validate', '--file', review.path], label: 'define'});

function ended(start: State, news: Partial<Run>): State {
  return play(start, {type: 'runs', runs: [defining]}, {type: 'run', id: defining.id, news});
}

function kindsOf(state: State): readonly string[] {
  return selectReview(state)?.items.map(({kind}) => kind) ?? [];
}

describe('a review', () => {
  it('opens over what was there, and takes the place of an older one of the same text', () => {
    const open = play(table, {type: 'review', review});
    const again = play(open, {type: 'review', review: {...review, title: 'again'}});
    expect(again.screen).toMatchObject({name: 'review', review: {title: 'again'}, back: {name: 'table'}});
  });

  it('is changed below the help, which stays open', () => {
    const open = play(table, {type: 'review', review});
    const help = play(open, {type: 'screen', screen: {name: 'help', scroll: 0, back: open.screen}});
    const next = play(help, {type: 'review', review: {...review, title: 'again'}});
    expect(next.screen).toMatchObject({name: 'help', back: {review: {title: 'again'}}});
  });

  it('is left once its text has been defined', () => {
    const done = ended(play(table, {type: 'review', review}), {status: 'done', exitCode: 0});
    expect([done.screen, done.notice?.text]).toEqual([{name: 'table'}, 'db1 is defined anew.']);
  });

  it.each([
    ['error: (domain_definition):70: Opening and ending tag mismatch', 70],
    ['Unable to encode message payload', undefined],
  ])('has libvirt’s refusal as its fault: %s', (error, line) => {
    const failed = ended(play(table, {type: 'review', review}), {status: 'failed', error, advice: 'Try it.'});
    expect(failed.screen).toMatchObject({review: {fault: {text: `${error}\nTry it.`, line}}});
  });

  it('stays as it is where another text is defined, or none in a dry run', () => {
    const open = play(table, {type: 'review', review: {...review, path: '/other.xml'}});
    expect(ended(open, {status: 'done'}).screen).toEqual(open.screen);
    const dry = play(table, {type: 'review', review});
    expect(ended(dry, {status: 'dry-run'}).screen).toMatchObject({review: {fault: undefined}});
  });
});

describe('what is shown of a review', () => {
  it('has all of a line that changes, however long it is', () => {
    const [before, after] = ['vda1', 'vda2'].map((root) => `<cmdline>${'x'.repeat(200)} root=${root}</cmdline>`);
    const view = selectReview(play(table, {type: 'review', review: {...review, before, after: after ?? ''}}));
    const changed = view?.items.filter(({kind}) => kind === 'removed' || kind === 'added') ?? [];
    const textOf = (kind: string) =>
      changed.flatMap((item) => (item.kind === kind && 'text' in item ? item.text : [])).join('');
    expect([textOf('removed'), textOf('added')]).toEqual([before, after]);
    expect(changed.filter((item) => 'isRest' in item && !item.isRest)).toHaveLength(2);
    expect(changed.length).toBeGreaterThan(2);
  });

  it('has no password of a line, wherever that is cut', () => {
    const after = `<graphics${' '.repeat(table.size.columns - 30)}passwd='open-sesame'/>`;
    const view = selectReview(play(table, {type: 'review', review: {...review, before: '', after}}));
    expect(JSON.stringify(view?.items)).not.toMatch(/sesame/);
  });

  it('is what changes, with lines around it', () => {
    const view = selectReview(play(table, {type: 'review', review}));
    expect(view).toMatchObject({added: 1, removed: 1});
    const lines = view?.items.flatMap((item) => ('line' in item ? [[item.kind, item.line, item.text]] : []));
    expect(lines).toEqual([
      ...[2, 3, 4].map((line) => ['same', line, `line ${line}`]),
      ['removed', 5, 'line 5'],
      ['added', 5, 'line five'],
      ...[6, 7, 8].map((line) => ['same', line, `line ${line}`]),
    ]);
  });

  it('is the whole text where nothing is replaced', () => {
    const view = selectReview(play(table, {type: 'review', review: {...review, before: undefined}}));
    expect([view?.added, view?.removed, view?.total]).toEqual([9, 0, 10]);
  });

  it('is a block where texts differ in more lines than can be compared', () => {
    const after = `line 1\n${'new\n'.repeat(9000)}line 9`;
    const view = selectReview(play(table, {type: 'review', review: {...review, after}}));
    expect(view).toMatchObject({added: 9000, removed: 7});
  });

  it('begins with the fault and the lines around it, then says what is to be known', () => {
    const fault = {text: 'Not so.', line: 1};
    const notes = [{level: 'warning', text: 'Mind.'}] as const;
    const live = [{label: 'do it', argv: ['setmem']}];
    const kinds = kindsOf(play(table, {type: 'review', review: {...review, fault, notes, live}}));
    expect(kinds.slice(0, 11)).toEqual([
      ...['fault', 'blank', 'faulty', 'same', 'same', 'blank', 'warning'],
      ...['blank', 'heading', 'live', 'command'],
    ]);
  });

  it('scrolls no further than its last line', () => {
    const long = play(table, {type: 'review', review: {...review, before: undefined, after: numbered(100)}});
    const end = play(long, {type: 'moved', by: 'last'}, {type: 'moved', by: 5});
    const view = selectReview(end);
    expect(view && view.first + view.height).toBe(view?.total);
    expect(selectReview(play(end, {type: 'moved', by: 'first'}))?.first).toBe(0);
  });
});

describe('the definitions of a folder', () => {
  const file = (name: string, of: string | undefined, fault?: string) => ({
    path: `/d/${name}.xml`,
    name,
    uuid: of,
    fault,
    images: [],
  });
  const files = [
    file('db1', uuid('db1')),
    file('web1', 'another'),
    file('renamed', uuid('web1')),
    file('new', undefined),
    file('net', undefined, 'none'),
  ];
  const waiting = play(table, {
    type: 'screen',
    screen: {name: 'files', folder: '/d', files: undefined, cursor: 0, back: {name: 'table'}},
  });

  it('stand beside the domains that they are of, or that are in their way', () => {
    const entries = selectFiles(play(waiting, {type: 'files', folder: '/d', files}))?.entries;
    expect(entries?.map(({state, rival}) => [state, rival])).toEqual([
      ['running', undefined],
      ['shut off', 'web1'],
      ['shut off', 'web1'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('of which there are too many are told of', () => {
    const read = play(waiting, {type: 'files', folder: '/d', files, beyond: 1000});
    expect(selectFiles(read)).toMatchObject({total: 5, beyond: 1000});
    expect(selectFiles(play(read, {type: 'files', folder: '/d', files}))?.beyond).toBe(0);
  });

  it('of another folder do not come on the screen', () => {
    expect(play(waiting, {type: 'files', folder: '/e', files})).toBe(waiting);
  });

  it('have a cursor that stays on them', () => {
    const read = play(waiting, {type: 'files', folder: '/d', files}, {type: 'moved', by: 99});
    expect(selectFiles(read)?.selected?.file.name).toBe('net');
  });
});
