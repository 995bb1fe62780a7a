import {describe, expect, it} from 'vitest';
import {collectUntil} from '../../../source/virsh/session/collector.ts';
import {fence} from '../../../source/virsh/session/fence.ts';

/** virsh's stdout as a real one prints it, prompts and echoes and all. */
function stdout(question: string, answer: string, prompt = 'virsh # ') {
  return (
    `${prompt}echo 'end-''0-6'\nend-0-6` +
    `${prompt}echo 'begin-''0-7'\nbegin-0-7${prompt}${question}\n${answer}${prompt}echo --err 'end-''0-7'\n` +
    `${prompt}echo 'end-''0-7'\nend-0-7`
  );
}

const {around, stdoutMark, stderrMark, stdoutWithin, stderrWithin} = fence('0-7');

it('writes marks that no echo of them shows', () => {
  const lines = around('domstate web1');
  expect(lines.split('\n')).toHaveLength(5);
  for (const mark of ['begin-0-7', 'end-0-7']) expect(lines).not.toContain(mark);
});

describe.each(['virsh # ', 'virsh > '])('with the prompt %j', (prompt) => {
  it.each([
    ['nothing', ''],
    ['a line', 'running\n'],
    ['no final newline', 'running'],
    ['empty lines at both ends', '\n\nrunning\n\n'],
    ['a prompt', `${prompt}list\n${prompt}`],
    ['the echo of another mark', "virsh # echo --err 'end-''0-6'\nend-0-6\n"],
  ])('cuts out %s exactly', (_, answer) => {
    expect(stdoutWithin(stdout('domstate web1', answer, prompt))).toBe(answer);
  });
});

it('cuts out the complaints', () => {
  expect(stderrWithin('error: no\nerror: end-0-7\n')).toBe('error: no\n');
  expect(stderrWithin('error: end-0-7\n')).toBe('');
});

it.each([1, 2, 3, 7, 64, 4096])('finds the end in pieces of %i characters', (size) => {
  for (const [text, mark] of [
    [stdout('x', 'answer\n'.repeat(50)), stdoutMark],
    ['error: x\nerror: end-0-7\n', stderrMark],
  ] as const) {
    const collector = collectUntil(mark);
    for (let at = 0; at < text.length; at += size) {
      expect(collector.isComplete).toBe(false);
      collector.add(text.slice(at, at + size));
    }
    expect(collector.isComplete).toBe(true);
    expect(collector.text()).toBe(text);
  }
});
