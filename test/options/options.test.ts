import {describe, expect, it} from 'vitest';
import {helpText} from '../../source/options/help.ts';
import {nearest} from '../../source/options/nearest.ts';
import {optionTable} from '../../source/options/table.ts';
import {parseOptions} from '../../source/options.ts';

const plain = {
  mode: 'screen',
  uri: undefined,
  delayMs: 2000,
  readOnly: false,
  dryRun: false,
  shutdownWaitMs: 60_000,
  keepVersions: 100,
  escape: undefined,
  ascii: false,
  iterations: undefined,
};

describe('parseOptions', () => {
  it.each([
    ['', {}],
    ['-c qemu:///system', {uri: 'qemu:///system'}],
    ['--connect=test:///default', {uri: 'test:///default'}],
    ['-d 0.5', {delayMs: 500}],
    ['-d.1', {delayMs: 100}],
    ['-d 1 -d 3', {delayMs: 3000}],
    ['-r --ascii', {readOnly: true, ascii: true}],
    ['--dry-run', {dryRun: true}],
    ['--shutdown-wait 5', {shutdownWaitMs: 5000}],
    ['--shutdown-wait=3600', {shutdownWaitMs: 3_600_000}],
    ['--keep-versions 10', {keepVersions: 10}],
    ['--keep-versions=100000', {keepVersions: 100_000}],
    ['--escape ^]', {escape: '^]'}],
    ['--escape ^a', {escape: '^a'}],
    ['--escape=^^', {escape: '^^'}],
    ['--escape ~', {escape: '~'}],
    ['-b', {mode: 'text'}],
    ['-bn3', {mode: 'text', iterations: 3}],
    ['-b -n 3 -d 1', {mode: 'text', iterations: 3, delayMs: 1000}],
    ['-n 2', {iterations: 2}],
    ['--once', {mode: 'text', iterations: 1}],
    ['--once --json', {mode: 'json', iterations: 1}],
    ['-b --csv', {mode: 'csv'}],
    ['--json', {mode: 'json'}],
    ['--check', {mode: 'check', iterations: 3}],
    ['--check -d 10 -r --ascii', {mode: 'check', iterations: 3, delayMs: 10_000, readOnly: true, ascii: true}],
    ['--thresholds', {mode: 'thresholds'}],
    ['--help', {mode: 'help'}],
    ['--wrong --help', {mode: 'help'}],
    ['--version', {mode: 'version'}],
  ])('understands %j', (line, expected) => {
    expect(parseOptions(line.split(' ').filter(Boolean), true)).toEqual({...plain, ...expected});
  });

  it.each([
    ['-d 0', "The delay is a number of seconds from 0.1 to 3600, not '0'."],
    ['-d -1', "not '-1'."],
    ['-d 1,5', "not '1,5'."],
    ['-d 0x10', "not '0x10'."],
    ['-d 3601', "not '3601'."],
    ['-d', '-d needs a value: -d SECONDS.'],
    ['--delay=', "not ''."],
    ['-n 0', "-n is a whole number of updates from 1, not '0'."],
    ['-n 1.5', "not '1.5'."],
    ['--keep-versions 9', "--keep-versions is a whole number from 10 to 100000, not '9'."],
    ['--keep-versions 10.5', "not '10.5'."],
    ['--shutdown-wait 0', "--shutdown-wait is a number of seconds from 1 to 3600, not '0'."],
    ['--shutdown-wait 3601', "not '3601'."],
    ['--shutdown-wait', '--shutdown-wait needs a value: --shutdown-wait SECONDS.'],
    ['--escape ^', "--escape is a control character such as ^] or ^A, or a single character, not '^'."],
    ['--escape ^1', "not '^1'."],
    ['--escape xx', "not 'xx'."],
    ['--escape \u0001', "not '\u0001'."],
    ['--escape=', "not ''."],
    ['--escape ä', "not 'ä'."],
    ['-c', '-c needs a value: -c URI.'],
    ['--connect=', '-c needs a libvirt URI'],
    ['--batch=yes', '--batch takes no value.'],
    ['--jsno', 'Unknown option --jsno: did you mean --json?'],
    ['--iter 3', 'did you mean --iterations?'],
    ['--frobnicate', 'Unknown option --frobnicate: see kvmtop --help.'],
    ['-x', 'Unknown option -x: see kvmtop --help.'],
    ['--json --csv', 'exclude each other'],
    ['--once -n 3', '--once is -n 1'],
    ['qemu:///system', 'a URI follows -c: kvmtop -c qemu:///system'],
    ['--csv out.csv', "Unexpected argument 'out.csv'"],
    ['bakcup web1', "Unexpected argument 'bakcup': did you mean kvmtop backup?"],
  ])('refuses %j', (line, sentence) => {
    expect(parseOptions(line.split(' '), true)).toEqual({usageError: expect.stringContaining(sentence), exitCode: 2});
  });

  it.each([
    ['--check -n 5', 'takes its own samples and prints its own lines: leave --iterations out'],
    ['--json --check', 'leave --json out'],
    ['--check --once', 'leave --once out'],
    ['--check -b', 'leave --batch out'],
    ['--check --csv', 'leave --csv out'],
    ['--check -d 0', 'The delay is'],
  ])('has a monitor not take %j for something critical', (line, sentence) => {
    expect(parseOptions(line.split(' '), false)).toEqual({usageError: expect.stringContaining(sentence), exitCode: 3});
  });

  it.each(['', '-c test:///default', '-n 3'])('needs a terminal for %j', (line) => {
    expect(parseOptions(line.split(' ').filter(Boolean), false)).toEqual({
      usageError: 'There is no terminal to draw on: use --once, -b, --json, --csv or --check.',
      exitCode: 2,
    });
  });

  it.each(['-b', '--once', '--json', '--csv', '--check', '--thresholds', '--help', '--version'])(
    'needs none for %s',
    (line) => {
      expect(parseOptions([line], false)).not.toHaveProperty('usageError');
    },
  );
});

describe('helpText', () => {
  it('names every option in lines of at most 132 characters', () => {
    const lines = helpText().split('\n');
    for (const {name, help} of optionTable) {
      expect(lines.filter((line) => line.includes(`--${name}`) && line.endsWith(help))).toHaveLength(1);
    }
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(132);
  });
});

describe('nearest', () => {
  it.each([
    ['verson', 'version'],
    ['dealy', 'delay'],
    ['read', 'read-only'],
    ['x', undefined],
    ['completely-else', undefined],
  ])('takes %s for %s', (typed, meant) => {
    expect(
      nearest(
        typed,
        optionTable.map(({name}) => name),
      ),
    ).toBe(meant);
  });
});
