import {describe, expect, it} from 'vitest';
import {newQuestion} from '../../../source/commands/begin.ts';
import type {Subject} from '../../../source/state/dialog.ts';
import {selectAsk} from '../../../source/state/select/ask.ts';
import type {State} from '../../../source/state/state.ts';
import {play, uuid} from '../../state/fleet.ts';
import {pasteText, pressAll, typeText} from '../driver.ts';
import {plainFacts, run, scene} from '../scene.ts';

const start = scene();

function asked(operation: string, ...names: readonly string[]): State {
  const subject: Subject = {type: 'operation', operation, uuids: names.map(uuid)};
  return play([{type: 'dialog', dialog: newQuestion(subject)}], start);
}

function dialogOf({dialog}: State) {
  if (dialog?.kind !== 'ask') throw new Error('no question is open');
  return dialog;
}

function fieldsOf(state: State) {
  return selectAsk(state, dialogOf(state)).fields;
}

/** Everything that ui/ can report, but for what quits. */
const everyKey = [
  ...Array.from({length: 94}, (_, index) => String.fromCharCode(33 + index)),
  ...'up down left right pageup pagedown home end enter tab shift+tab backspace delete space ctrl+a ctrl+d'.split(' '),
];

describe('a question that is answered with y', () => {
  const open = asked('reset', 'db1');
  const disruptive = asked('managed-save', 'db1');

  it.each(everyKey.filter((key) => !['y', 'Y', 'n', 'N'].includes(key)))('does nothing on %s', (key) => {
    const {state, effects} = pressAll(disruptive, key);
    expect([effects, state.runs, dialogOf(state).subject]).toEqual([[], [], dialogOf(disruptive).subject]);
  });

  it.each(['y', 'Y'])('runs what it shows on %s', (key) => {
    const shown = selectAsk(disruptive, dialogOf(disruptive)).runs;
    const {state, effects} = pressAll(disruptive, key);
    expect(effects).toEqual([{type: 'run', runs: shown}]);
    expect(shown[0]?.argv).toEqual(['managedsave', '--domain', uuid('db1')]);
    expect([state.runs, state.dialog]).toEqual([shown, undefined]);
  });

  it.each(['n', 'N', 'escape'])('says that nothing was done on %s', (key) => {
    const {state, effects} = pressAll(disruptive, key);
    expect([effects, state.runs, state.dialog, state.notice?.text]).toEqual([[], [], undefined, 'Nothing was done.']);
  });

  it('is not what a destructive operation asks', () => {
    expect(pressAll(open, 'y', 'enter').effects).toEqual([]);
  });
});

describe('a question for a word', () => {
  const open = asked('reset', 'db1');

  it.each(everyKey)('is not answered by %s alone, nor by it and enter', (key) => {
    const {state, effects} = pressAll(open, key, 'enter');
    expect([effects, state.runs, dialogOf(state).subject]).toEqual([[], [], dialogOf(open).subject]);
  });

  it.each(['db', 'db11', 'DB1', 'web1', 'y', 'yes', '1', uuid('db1')])(
    'keeps %j, and says that it is wrong',
    (text) => {
      const {state, effects} = pressAll(typeText(open, text), 'enter');
      expect([effects, dialogOf(state).typed.text, dialogOf(state).error]).toEqual([
        [],
        text,
        `That is not the name of the domain: ${text}.`,
      ]);
      expect(dialogOf(pressAll(state, 'backspace').state).error).toBeUndefined();
    },
  );

  it('asks for something to be typed', () => {
    expect(dialogOf(pressAll(open, 'enter').state).error).toBe('Type the name of the domain to confirm.');
  });

  it('runs on the name, typed or pasted, once enter is pressed', () => {
    const typed = typeText(open, 'db2');
    const mended = pressAll(typed, 'left', 'delete', '1');
    expect(mended.effects).toEqual([]);
    for (const state of [mended.state, pasteText(open, 'db1\r')]) {
      expect(pressAll(state, 'enter').effects).toMatchObject([
        {type: 'run', runs: [{argv: ['reset', '--domain', uuid('db1')]}]},
      ]);
    }
  });

  it('wants the number of domains for several, and hits those that it was opened for', () => {
    const several = asked('reset', 'db1', 'web2');
    expect(pressAll(typeText(several, 'db1'), 'enter').effects).toEqual([]);
    const moved = pressAll(several, 'escape', 'j').state;
    const {effects} = pressAll(play([{type: 'dialog', dialog: several.dialog}], moved), '2', 'enter');
    expect(effects).toMatchObject([{type: 'run', runs: [{uuid: uuid('db1')}, {uuid: uuid('web2')}]}]);
  });
});

describe('a question with fields', () => {
  const focusOf = (state: State) => [dialogOf(state).focus, fieldsOf(state).length];
  const revert = scene({...plainFacts, snapshots: ['before', 'after']});

  it.each<[string, State, readonly [number, number]]>([
    ['d', start, [1, 1]],
    ['D', start, [1, 1]],
    ['m', start, [0, 2]],
    ['B', revert, [0, 1]],
  ])('opens with %s where something is to be filled in, else at the confirmation', (key, state, expected) => {
    expect(focusOf(pressAll(state, 'a', key).state)).toEqual(expected);
  });

  it('takes what is typed for the confirmation as that, and for no field', () => {
    const typed = typeText(pressAll(start, 'a', 'D').state, 'give up');
    expect([dialogOf(typed).typed.text, dialogOf(typed).values]).toEqual(['give up', {}]);
    expect(pressAll(start, 'a', 'd', 'y').effects).toMatchObject([
      {type: 'readFacts'},
      {type: 'run', runs: [{argv: ['shutdown', '--domain', uuid('db1')]}]},
    ]);
  });
});

describe('the fields of a question', () => {
  const shutdown = asked('shutdown', 'db1');
  const rename = asked('rename', 'old ci');

  it('take text, with the editing keys, and q is text too', () => {
    const [field] = fieldsOf(rename);
    const cleared = pressAll(rename, 'end', 'ctrl+u').state;
    const {state, effects} = pressAll(cleared, 'q', '7', 'left', 'x', 'y');
    expect([field?.choices, fieldsOf(state)[0]?.value, dialogOf(state).focus, effects]).toEqual([
      undefined,
      'qxy7',
      0,
      [],
    ]);
  });

  it('take a paste as one line', () => {
    const cleared = pressAll(rename, 'end', 'ctrl+u').state;
    expect(fieldsOf(pasteText(cleared, 'a\nb\u0007'))[0]?.value).toBe('a b');
  });

  it('stay with a value that cannot be used, and say why', () => {
    const wrong = pressAll(rename, 'end', 'ctrl+u', '/', 'enter').state;
    expect([dialogOf(wrong).focus, dialogOf(wrong).error]).toEqual([0, expect.stringMatching(/\.$/)]);
  });

  it('go on with enter, tab and the arrows, to the confirmation and back, and never beyond', () => {
    const count = fieldsOf(shutdown).length;
    const focus = (...keys: readonly string[]) => dialogOf(pressAll(shutdown, ...keys).state).focus;
    expect([focus('enter'), focus('tab'), focus('down', 'up'), focus('tab', 'shift+tab')]).toEqual([1, 1, 0, 0]);
    expect(focus(...Array(9).fill('tab'))).toBe(count);
    expect(focus(...Array(9).fill('up'))).toBe(0);
  });

  it('turn choices in a ring, and pick them by their first letter', () => {
    const [field] = fieldsOf(shutdown);
    const choices = field?.choices ?? [];
    expect(choices.length).toBeGreaterThan(1);
    const chosen = (...keys: readonly string[]) => fieldsOf(pressAll(shutdown, ...keys).state)[0]?.value;
    for (const key of ['right', 'space']) {
      expect(choices.map((_, turns) => chosen(...Array(turns + 1).fill(key)))).toEqual([
        ...choices.slice(1).map(({value}) => value),
        choices[0]?.value,
      ]);
    }
    expect(chosen('left')).toBe(choices.at(-1)?.value);
    const last = choices.at(-1);
    const before = choices.slice(0, -1).filter(({label}) => label[0] === last?.label[0]).length;
    expect(chosen(...Array(Math.max(1, before)).fill(last?.label[0] ?? ''))).toBe(last?.value);
    expect(pasteText(shutdown, 'x').notice?.text).toContain('paste');
  });

  it('are what is run', () => {
    const turned = pressAll(shutdown, 'right').state;
    const {effects} = pressAll(turned, ...Array(9).fill('tab'), 'y');
    const [effect] = effects;
    const plain = selectAsk(shutdown, dialogOf(shutdown)).runs[0]?.argv;
    expect(effect?.type === 'run' && effect.runs[0]?.argv).not.toEqual(plain);
  });
});

describe('what is in the way of a question', () => {
  it('is said instead of running it', () => {
    const open = asked('managed-save', 'old ci');
    const {state, effects} = pressAll(open, 'y');
    expect([effects, dialogOf(state).error]).toEqual([[], selectAsk(open, dialogOf(open)).obstacle]);
    expect(dialogOf(state).error).toMatch(/\.$/);
  });
});

describe('giving up a run', () => {
  const running = play([{type: 'runs', runs: [run({id: 5})]}], start);

  it('asks, and cancels it on y', () => {
    const open = pressAll(running, 'x').state;
    expect(dialogOf(open).subject).toEqual({type: 'abandon', run: 5});
    expect(pressAll(open, 'enter').effects).toEqual([]);
    const {state, effects} = pressAll(open, 'y');
    expect([effects, state.dialog]).toEqual([[{type: 'cancel', ids: [5]}], undefined]);
  });

  it('needs no question while it waits', () => {
    const waiting = play(
      [{type: 'runs', runs: [run({id: 5, status: 'waiting'}), run({id: 6, status: 'waiting', uuid: uuid('web1')})]}],
      start,
    );
    expect(pressAll(waiting, 'x').effects).toEqual([{type: 'cancel', ids: [5]}]);
  });

  it('has nothing to do where nothing runs', () => {
    expect(pressAll(running, 'j', 'x').state.notice?.text).toBe('Nothing is being done to this domain.');
  });
});

describe('leaving while something runs', () => {
  const running = play([{type: 'runs', runs: [run({id: 5})]}], start);

  it.each([[['q']], [['ctrl+c']], [['/', 'd', 'ctrl+c']], [['a', 'ctrl+c']], [['?', 'ctrl+c']]])(
    'asks on %j, stays on n, leaves on y, and on ctrl+c whatever is asked',
    (keys) => {
      const {state, effects} = pressAll(running, ...keys);
      expect(effects.filter(({type}) => type !== 'readFacts')).toEqual([]);
      expect([dialogOf(state).subject, state.prompt]).toEqual([{type: 'quit'}, undefined]);
      expect(pressAll(state, 'n').effects).toEqual([]);
      expect(pressAll(state, 'y').effects).toEqual([{type: 'quit'}]);
      expect(pressAll(state, 'ctrl+c').effects).toEqual([{type: 'quit'}]);
    },
  );

  it.each(['q', 'ctrl+c'])('is no question once it is over: %s', (key) => {
    const over = play([{type: 'run', id: 5, news: {status: 'done', endedAt: 2000, exitCode: 0}}], running);
    expect(pressAll(over, key).effects).toEqual([{type: 'quit'}]);
  });
});

describe('a question that wants nothing but enter', () => {
  const open = asked('balloon-stats', 'db1');

  it('is confirmed by enter on its last field, which goes on from the others', () => {
    const last = fieldsOf(open).length - 1;
    expect(last).toBeGreaterThan(0);
    expect(pressAll(open, ...Array(last).fill('enter')).effects).toEqual([]);
    expect(pressAll(open, ...Array(last + 1).fill('enter')).effects).toMatchObject([{type: 'run'}]);
  });
});
