import {describe, expect, it} from 'vitest';
import {keyBytes} from '../../source/runtime/console-keys.ts';
import {createConsolePump} from '../../source/runtime/console-pump.ts';
import {exitByteOf, introduction} from '../../source/runtime/hand-off-intro.ts';

const exit = 0x1d;

/** What comes of the chunks typed before and after the console reads; `^` stands for the exit key. */
function pumped(before: readonly string[], after: readonly string[]) {
  const log: string[] = [];
  const pump = createConsolePump({
    exitByte: exit,
    send: (bytes) => log.push(`send ${bytes}`),
    onEscape: () => log.push('escape'),
    leave: () => log.push('leave'),
  });
  const type = (text: string) => pump.type(Buffer.from(text.replaceAll('^', String.fromCharCode(exit))));
  before.forEach(type);
  pump.open();
  after.forEach(type);
  return {log, rest: pump.rest().toString()};
}

describe('the console pump', () => {
  it.each([
    ['sends what is typed', [], ['a', 'bc'], ['send a', 'send bc'], ''],
    ['keeps what is typed too early', ['a', 'bc'], ['d'], ['send abc', 'send d'], ''],
    ['leaves behind what was typed before', [], ['ab^'], ['send ab', 'escape', 'leave'], ''],
    ['keeps what is typed behind the exit key', [], ['ab^jj', 'k'], ['send ab', 'escape', 'leave'], 'jjk'],
    ['leaves once', [], ['^j^k'], ['escape', 'leave'], 'j\u001dk'],
    ['leaves only once it reads', ['ab^jj'], ['k'], ['escape', 'send ab', 'leave'], 'jjk'],
  ])('%s', (_, before, after, log, rest) => {
    expect(pumped(before, after)).toEqual({log, rest});
  });
});

describe('exitByteOf', () => {
  it.each([
    ['^]', 0x1d],
    ['^t', 0x14],
    ['^T', 0x14],
    ['^\\', 0x1c],
    ['~', 0x7e],
    ['^', 0x5e],
  ])('reads %s as virsh does', (text, byte) => {
    expect(exitByteOf(text)).toBe(byte);
  });
});

describe('keyBytes', () => {
  it.each([
    [['l', 's', 'enter'], 'ls\r'],
    [['ü', 'space', '𝒜'], 'ü 𝒜'],
    [['ctrl+c', 'ctrl+u', 'ctrl+]', 'ctrl+\\', 'escape'], '\u0003\u0015\u001d\u001c\u001b'],
    [['up', 'delete', 'shift+tab', 'backspace'], '\u001b[A\u001b[3~\u001b[Z\u007f'],
  ])('gives what was typed for %j', (keys, text) => {
    expect(keyBytes(keys).toString()).toBe(text);
  });
});

describe('introduction', () => {
  const shout = (text: string) => text.toUpperCase();
  it.each([
    [['console', '--domain', 'u'], 'Console of WEB1 · leave with ^]'],
    [['console', '--domain', 'u', '--devname', 'serial1'], 'Console SERIAL1 of WEB1 · leave with ^]'],
    [['edit', 'web1'], 'VIRSH EDIT WEB1 · kvmtop comes back when it ends'],
  ])('of %j begins with what it is and the way out', (argv, line) => {
    const run = {program: 'virsh', argv, name: 'web1', uuid: 'u'} as const;
    expect(introduction(run, '^]', shout).split('\n')[0]).toBe(line);
  });
});
