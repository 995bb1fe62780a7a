import {describe, expect, it} from 'vitest';
import manifest from '../../package.json' with {type: 'json'};
import {kvmtop} from './run.ts';

describe('the command line', () => {
  it.each([
    [['--help'], 0, /--iterations COUNT[\s\S]*Exit code/, /^$/],
    [['--thresholds'], 0, /^THRESHOLD +WARN +CRIT .*\nreadyPercent +5% +10% {2}Time that .*\.\n/, /^$/],
    [['--version'], 0, new RegExp(`^kvmtop ${manifest.version}$`), /^$/],
    [[], 2, /^$/, /^kvmtop: There is no terminal.*--once.*$/],
    [['--check', '--json'], 3, /^$/, /^kvmtop: --check .* leave --json out\.$/],
    [['--jsno'], 2, /^$/, /^kvmtop: Unknown option --jsno: did you mean --json\?$/],
    [['-d', 'soon', '--once'], 2, /^$/, /^kvmtop: The delay is a number of seconds .* not 'soon'\.$/],
  ])('%j ends with code %i', async (args, code, out, err) => {
    const {exitCode, stdout, stderr} = await kvmtop(args);
    expect([exitCode, stdout, stderr]).toEqual([code, expect.stringMatching(out), expect.stringMatching(err)]);
  });
});
