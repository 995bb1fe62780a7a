import {describe, expect, it} from 'vitest';
import {shellText} from '../../source/model/shell-text.ts';
import {selectAsk} from '../../source/state/select/ask.ts';
import {allotLines, type Block, type Claim} from '../../source/ui/dialog/allot.ts';
import {askLines} from '../../source/ui/dialog/ask-lines.ts';
import {flow} from '../../source/ui/flow.ts';
import {spansWidth} from '../../source/ui/span.ts';
import {textField} from '../../source/ui/text-field.ts';
import {asking, known} from './dialog-scenes.ts';
import {plain} from './draw.tsx';
import {uuidOf} from './fleet.ts';

type Id = 'whom' | 'left' | 'told' | 'keys';

function block(id: Id, lines: number, joins = false): Block<Id, string> {
  const all = Array.from({length: lines}, (_, index) => `${id}${index}`);
  return {id, joins, draw: (most) => all.slice(0, most)};
}

const claims: readonly Claim<Id>[] = [
  {id: 'keys', upTo: 1},
  {id: 'whom', upTo: 1},
  {id: 'told', upTo: 9},
  {id: 'gaps', upTo: 9},
  {id: 'whom', upTo: 9},
  {id: 'left', upTo: 9},
];

describe('allotLines', () => {
  const blocks = [block('whom', 3), block('left', 1, true), block('told', 2), block('keys', 1)];
  it.each([
    [9, 'whom0 whom1 whom2 left0 - told0 told1 - keys0'],
    [8, 'whom0 whom1 whom2 - told0 told1 - keys0'],
    [6, 'whom0 - told0 told1 - keys0'],
    [5, 'whom0 told0 told1 - keys0'],
    [3, 'whom0 told0 keys0'],
    [1, 'keys0'],
    [0, ''],
  ])('gives %i lines to what claims them first', (height, lines) => {
    expect(allotLines(blocks, claims, height, '-').join(' ')).toBe(lines);
  });

  it('leaves no blank line for a block that has nothing to say', () => {
    const empty = [block('whom', 0), block('left', 1, true), block('told', 0), block('keys', 1)];
    expect(allotLines(empty, claims, 9, '-')).toEqual(['left0', '-', 'keys0']);
  });
});

describe('flow', () => {
  const items = ['db1', 'web3', 'old-ci', 'mail'].map((text) => [{text}]);
  it.each([
    [40, 9, ['db1  web3  old-ci  mail']],
    [12, 9, ['db1  web3', 'old-ci  mail']],
    [17, 1, ['db1  and 3 more']],
    [14, 1, ['and 4 more']],
    [12, 2, ['db1  web3', 'old-ci  mail']],
    [2, 2, ['db1', 'and 3 more']],
    [12, 0, []],
  ])('fills %i cells and %i lines', (width, lines, shown) => {
    const flowed = flow(items, width, lines, (left) => `and ${left} more`);
    expect(flowed.map((line) => line.map(({text}) => text).join(''))).toEqual(shown);
  });
});

describe('textField', () => {
  it.each([
    ['db1', 3, 10, 'db1', 3],
    ['db1', 0, 10, 'db1', 0],
    ['0123456789', 10, 6, '…6789', 5],
    ['0123456789', 0, 6, '01234…', 0],
    ['仮想', 2, 10, '仮想', 4],
    ['a\u001bb', 2, 10, 'a·b', 2],
  ])('keeps the cursor of %j at %i in sight of %i cells', (text, cursor, width, shown, at) => {
    expect(textField({text, cursor}, width, plain)).toEqual({text: shown, cursor: at});
  });
});

describe('askLines', () => {
  const state = asking(known({columns: 80, rows: 24}), {
    type: 'operation',
    operation: 'undefine',
    uuids: [uuidOf(0)],
  });
  const {dialog} = state;
  if (dialog?.kind !== 'ask') throw new Error('There is no question.');
  const ask = selectAsk(state, dialog);
  const [run] = ask.runs;
  const command = `${run?.program} ${shellText(run?.argv ?? [])}`;
  it.each([30, 50, 74, 100])('shows the whole command in %i cells', (width) => {
    const lines = askLines(ask, dialog, {width, height: 99}, plain).map(({spans}) => spans);
    const shown = lines.filter((spans) => spans.at(-1)?.style === 'info');
    expect(Math.max(...shown.map(spansWidth))).toBeLessThanOrEqual(width);
    expect(
      shown
        .map((spans) => spans.at(-1)?.text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(command.replaceAll(' ', ''));
  });
});
