import {describe, expect, it} from 'vitest';
import {findingLines, findingObject, worstOf} from '../../source/report/findings.ts';
import {info, squeezed} from './findings.ts';

describe('findingLines', () => {
  it('says how bad each is, and what it is', () => {
    expect(findingLines([squeezed, info], {})).toEqual([
      'crit  db1 is squeezed: its balloon leaves it 256 MiB of 512 MiB, 4% of it usable',
      'info  KSM costs 30% of a pCPU',
    ]);
  });

  it.each([
    ['a\u001b[2J\nb', 'crit  a·[2J·b', 'crit  a?[2J?b'],
    ['grün', 'crit  grün', 'crit  gr?n'],
  ])('makes the title %j fit to be drawn', (title, line, ascii) => {
    expect(findingLines([{...squeezed, title}], {})).toEqual([line]);
    expect(findingLines([{...squeezed, title}], {ascii: true})).toEqual([ascii]);
  });
});

describe('worstOf', () => {
  it.each([
    [[], undefined],
    [[info], 'info'],
    [[info, {...info, severity: 'warn'}], 'warn'],
    [[info, squeezed, {...info, severity: 'warn'}], 'crit'],
  ] as const)('of %o is %s', (findings, worst) => {
    expect(worstOf(findings)).toBe(worst);
  });
});

describe('findingObject', () => {
  it('has commands as a shell takes them', () => {
    const uuid = squeezed.subject;
    expect(findingObject(squeezed)).toEqual({
      id: 'squeezed-guest',
      severity: 'crit',
      subject: uuid,
      title: squeezed.title,
      evidence: [{label: 'db1 usable', value: '4%'}],
      reason: squeezed.reason,
      commands: [
        {label: 'Give db1 320 MiB by its balloon', lines: [`virsh setmem --domain ${uuid} --size 320MiB`]},
        {label: 'Rename it', lines: [`virsh domrename --domain ${uuid} 'it'\\''s'`]},
      ],
      domains: [{uuid, part: 'victim'}],
    });
  });
});
