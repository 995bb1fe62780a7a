import {describe, expect, it} from 'vitest';
import {
  counted,
  decimal,
  durationText,
  millisecondsText,
  namesText,
  percentText,
  ratioText,
  sizeText,
} from '../../source/model/words.ts';

describe('figures in words', () => {
  it.each([
    [sizeText(undefined), 'unknown'],
    [sizeText(0), '0 B'],
    [sizeText(300 * 1024), '300 KiB'],
    [sizeText(1.3 * 1024 ** 2), '1.3 MiB'],
    [sizeText(192 * 1024 ** 2), '192 MiB'],
    [sizeText(1023.7 * 1024 ** 2), '1 GiB'],
    [sizeText(71.2 * 1024 ** 3), '71.2 GiB'],
    [sizeText(-2 * 1024 ** 3), '-2 GiB'],
    [percentText(5.84), '5.8%'],
    [percentText(31.4), '31%'],
    [percentText(0), '0%'],
    [millisecondsText(0.42), '0.4 ms'],
    [millisecondsText(2500), '2.5 s'],
    [durationText(45), '45 s'],
    [durationText(119), '119 s'],
    [durationText(125), '2 min'],
    [durationText(3 * 3600), '3 h'],
    [durationText(3 * 86_400), '3 d'],
    [decimal(9.97), '10'],
    [ratioText(1.11), '1.11:1'],
    [ratioText(2.44), '2.4:1'],
    [counted(1, 'vCPU'), '1 vCPU'],
    [counted(24, 'vCPU'), '24 vCPUs'],
    [namesText(['a']), 'a'],
    [namesText(['a', 'b']), 'a and b'],
    [namesText(['a', 'b', 'c']), 'a, b and c'],
    [namesText(['a', 'b', 'c', 'd']), 'a, b and 2 more'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
