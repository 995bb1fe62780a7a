import {describe, expect, it} from 'vitest';
import {thresholdLines} from '../../source/report/thresholds.ts';
import {thresholds} from '../../source/triage/thresholds.ts';

const [head = '', ...lines] = thresholdLines();

describe('thresholdLines', () => {
  it.each(Object.entries(thresholds))('has %s with its sentence', (name, {help}) => {
    expect(lines.filter((line) => line.startsWith(`${name} `) && line.endsWith(`  ${help}`))).toHaveLength(1);
  });

  it.each([
    ['readyPercent', /^readyPercent +5% +10% {2}/],
    ['cpuRatio', /^cpuRatio +3:1 +6:1 {2}/],
    ['hostSwapBytesPerSecond', /^hostSwapBytesPerSecond +1 B\/s +1 MiB\/s {2}/],
    ['netErrorsPerSecond', /^netErrorsPerSecond +0\.1\/s +10\/s {2}/],
    ['diskLatencyMs', /^diskLatencyMs +25 ms +100 ms {2}/],
    ['stuckSeconds', /^stuckSeconds +5 s +30 s {2}/],
    ['giveBackLeastBytes', /^giveBackLeastBytes +32 MiB {3,}/],
    ['holdSamples', /^holdSamples +3 {3,}/],
  ])('writes %s with its unit', (name, line) => {
    expect(lines.find((each) => each.startsWith(`${name} `))).toMatch(line);
  });

  it('is one table', () => {
    const column = head.indexOf('WHAT');
    for (const line of lines) expect(line.slice(column - 2, column + 1)).toMatch(/^ {2}[A-Z]$/);
    expect(lines).toHaveLength(Object.keys(thresholds).length);
  });
});
