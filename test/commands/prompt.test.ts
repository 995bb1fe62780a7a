import {describe, expect, it} from 'vitest';
import {many, names, play, seen, uuid} from '../state/fleet.ts';
import {pressAll, typeText} from './driver.ts';

const {state} = seen(many(30));

describe('the filter prompt', () => {
  it('filters with each key, and enter keeps it', () => {
    const typed = typeText(state, '/d29');
    expect([names(typeText(state, '/d2')).length, names(typed)]).toEqual([11, ['d29']]);
    expect(pressAll(typed, 'enter').state).toMatchObject({prompt: undefined, filter: 'd29'});
  });

  it('puts filter, selection and scroll back on escape', () => {
    const start = play(
      [
        {type: 'filter', text: 'd'},
        {type: 'moved', by: 25},
      ],
      state,
    );
    const typed = typeText(start, '/1');
    expect([typed.filter, typed.selected]).not.toEqual([start.filter, start.selected]);
    const {order, selected, scroll, filter, prompt} = pressAll(typed, 'escape').state;
    expect({order, selected, scroll, filter, prompt}).toEqual({
      order: start.order,
      selected: uuid('d25'),
      scroll: start.scroll,
      filter: 'd',
      prompt: undefined,
    });
  });

  it('takes every key as text', () => {
    const {state: typed, effects} = pressAll(
      state,
      '/',
      ...'qGjF0',
      'space',
      ...'R?',
      'up',
      'pagedown',
      'tab',
      'ctrl+d',
    );
    expect([typed.prompt?.text, effects, typed.view, typed.screen]).toEqual([
      'qGjF0 R?',
      [],
      'domains',
      {name: 'table'},
    ]);
  });

  it('can be left with ctrl+c, which ends the program', () => {
    expect(pressAll(state, '/', 'ctrl+c').effects).toEqual([{type: 'quit'}]);
  });

  it('filters by the whole terms while one is half typed, says what is missing, and stays open on enter', () => {
    const half = typeText(state, '/d2 cpu>');
    expect([names(half).length, half.filter]).toEqual([11, 'd2']);
    expect(half.prompt?.error).toBeTypeOf('string');
    expect(pressAll(half, 'enter').state.prompt).toEqual(half.prompt);
    const whole = typeText(half, '70');
    expect([names(whole), whole.prompt?.error]).toEqual([['d2', 'd20', 'd21', 'd22'], undefined]);
  });

  it('brings the selection back as soon as its row matches again', () => {
    const start = play([{type: 'moved', by: 25}], state);
    expect(typeText(start, '/cpu').selected).toBe(uuid('d25'));
    expect(typeText(start, '/d1').selected).not.toBe(uuid('d25'));
    expect(pressAll(typeText(start, '/d1'), 'backspace').state.selected).toBe(uuid('d25'));
  });

  it('opens with the filter in force', () => {
    const again = pressAll(play([{type: 'filter', text: 'd2'}], state), '/').state;
    expect(again.prompt).toMatchObject({text: 'd2', cursor: 2});
  });
});

describe('editing', () => {
  it.each<[string, readonly string[], string, number]>([
    ['abc', ['left', 'x'], 'abxc', 3],
    ['abc', ['left', 'left', 'left', 'left', 'x'], 'xabc', 1],
    ['abc', ['home', 'delete'], 'bc', 0],
    ['abc', ['home', 'right', 'backspace'], 'bc', 0],
    ['abc', ['home', 'end', 'right', 'x'], 'abcx', 4],
    ['abc', ['backspace', 'backspace', 'backspace', 'backspace'], '', 0],
    ['ab cd  ', ['ctrl+w'], 'ab ', 3],
    ['ab cd', ['left', 'ctrl+w'], 'ab d', 3],
    ['ab cd', ['left', 'ctrl+u'], 'd', 0],
    ['ab cd', ['left', 'ctrl+k'], 'ab c', 4],
    ['ab', ['ctrl+a', 'ctrl+d', 'ctrl+e', 'x'], 'bx', 2],
    ['ü😀', ['left', 'x'], 'üx😀', 2],
    ['ü😀', ['backspace'], 'ü', 1],
    ['ab', ['f1', 'shift+tab', 'ctrl+z', '\u0007'], 'ab', 2],
  ])('%j and then %j', (text, keys, expected, cursor) => {
    const {prompt} = pressAll(typeText(state, `/${text}`), ...keys).state;
    expect(prompt).toMatchObject({text: expected, cursor});
  });
});

describe('the delay prompt', () => {
  const ask = (text: string) => pressAll(state, 'd', ...text, 'enter').state;

  it('sets another delay, as in top without clearing the old one first', () => {
    expect(ask('0.5')).toMatchObject({delayMs: 500, prompt: undefined});
  });

  it('says what is wrong, stays open, and forgets it with the next key', () => {
    const wrong = ask('abc');
    expect([wrong.delayMs, wrong.prompt?.error]).toEqual([2000, expect.stringContaining('number of seconds')]);
    expect(pressAll(wrong, 'backspace').state.prompt).toEqual({
      kind: 'delay',
      text: 'ab',
      cursor: 2,
      before: undefined,
    });
  });

  it('changes nothing on enter without a number', () => {
    expect(pressAll(state, 'd', 'enter').state).toEqual(state);
  });

  it('changes nothing on escape', () => {
    expect(pressAll(state, 'd', '9', 'escape').state).toEqual(state);
  });
});
