import {describe, expect, it} from 'vitest';
import {backupName, safeName} from '../../source/archive/backup-name.ts';

describe('safeName', () => {
  it.each([
    ['web1', 'web1'],
    ["it's grün", 'it_s_grün'],
    ['../../etc', '_.._etc'],
    ['.hidden', 'hidden'],
    ['--all', 'all'],
    ['a/b\nc\u0000d', 'a_b_c_d'],
    ['..', '_'],
    ['', '_'],
    ['仮想', '仮想'],
    ['ü'.repeat(100), 'ü'.repeat(60)],
  ])('makes %j a file name', (text, expected) => {
    expect(safeName(text)).toBe(expected);
  });
});

describe('backupName', () => {
  it('has the time in UTC, to the second', () => {
    expect(backupName('web 1', Date.UTC(2026, 10, 23, 14, 3, 5, 999) / 1000)).toBe('web_1-20261123T140305Z');
  });
});
