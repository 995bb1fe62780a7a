import {describe, expect, it} from 'vitest';
import {agreed, completed} from '../../../source/commands/virsh-line/complete.ts';
import {play} from '../../state/fleet.ts';
import {pressAll, typeText} from '../driver.ts';
import {scene} from '../scene.ts';

const line = (text: string, cursor = [...text].length) => ({text, cursor});

describe('what all candidates agree on', () => {
  const offered = (text: string, completions: readonly string[]) => {
    const typed = typeText(pressAll(scene(), ':').state, text);
    const state = play([{type: 'completions', text, completions}], typed);
    return agreed(state).map((outcome) =>
      'action' in outcome && outcome.action.type === 'prompt' ? outcome.action.prompt?.text : outcome,
    );
  };

  it.each([
    ['dest', ['destroy'], ['destroy ']],
    ['snap', ['snapshot-list', 'snapshot-info'], ['snapshot-']],
    ['snapshot-', ['snapshot-list', 'snapshot-info'], []],
    ['dominfo ', ['db1', 'web1'], []],
    ['dest', [], []],
  ])('is put in behind %j of %j: %j', (text, completions, lines) => {
    expect(offered(text, completions)).toEqual(lines);
  });
});

describe('completed', () => {
  it.each<[string, readonly string[], string]>([
    ['domi', ['dominfo'], 'dominfo '],
    ['dom', ['dominfo', 'domid', 'domiflist'], 'domi'],
    ['domi', ['dominfo', 'domid'], 'dominfo'],
    ['dominfo', ['dominfo', 'domid'], 'domid'],
    ['domid', ['dominfo', 'domid'], 'dominfo'],
    ['dominfo ', ['db1', 'db2'], 'dominfo db'],
    ['dominfo ', ['db1', 'web1'], 'dominfo db1'],
    ['dominfo my', ['my domain'], String.raw`dominfo my\ domain `],
    ['dominfo "my', ['my domain'], String.raw`dominfo my\ domain `],
    [`dominfo 'my d`, ['my domain', 'my dog'], String.raw`dominfo my\ do`],
    [String.raw`dominfo my\ do`, ['my domain', 'my dog'], String.raw`dominfo my\ domain`],
    ['dominfo 5', ['50%'], 'dominfo 50%% '],
    ['dominfo ', ["it's", 'it is'], 'dominfo it'],
    ['dominfo 😀', ['😀1', '😀2'], 'dominfo 😀1'],
  ])('makes of %j with %j the line %j', (text, candidates, expected) => {
    expect(completed(line(text), candidates)).toEqual(line(expected));
  });

  it('keeps what is behind the cursor, and makes no second blank', () => {
    expect(completed(line('domi x', 4), ['dominfo'])).toEqual(line('dominfo x', 7));
    expect(completed(line('domix', 4), ['dominfo'])).toEqual(line('dominfo x', 8));
  });

  it('goes backwards too', () => {
    expect(completed(line('a'), ['a', 'b', 'c'], -1)).toEqual(line('c'));
    expect(completed(line('x '), ['a', 'b', 'c'], -1)).toEqual(line('x c'));
  });

  it('has nothing to do without candidates', () => {
    expect(completed(line('domi'), [])).toBeUndefined();
  });
});

describe('tab on the virsh line', () => {
  const open = typeText(scene(), ':domi');
  const offered = play([{type: 'completions', text: 'domi', completions: ['dominfo', 'domid']}], open);

  it('asks, then goes through what there is; any other key forgets it', () => {
    expect(pressAll(open, 'tab').effects).toEqual([{type: 'complete', text: 'domi', cursor: 4}]);
    const texts = [1, 2, 3].map((count) => pressAll(offered, ...Array(count).fill('tab')).state.prompt?.text);
    expect(texts).toEqual(['dominfo', 'domid', 'dominfo']);
    const typed = pressAll(offered, 'tab', 'space').state.prompt;
    expect(typed).toMatchObject({text: 'dominfo '});
    expect(typed?.completions).toBeUndefined();
    expect(pressAll(offered, 'tab', 'space', 'tab').effects).toEqual([{type: 'complete', text: 'dominfo ', cursor: 8}]);
  });

  it('asks again for the next word once there was only one', () => {
    const one = play([{type: 'completions', text: 'domi', completions: ['dominfo']}], open);
    const {state, effects} = pressAll(one, 'tab', 'tab');
    expect([state.prompt?.text, effects]).toEqual(['dominfo ', [{type: 'complete', text: 'dominfo ', cursor: 8}]]);
  });
});
