import {describe, expect, it} from 'vitest';
import {textLines} from '../../source/report/text.ts';
import type {Finding} from '../../source/triage/finding.ts';
import {snapshotOf} from './facts.ts';
import {info, squeezed} from './findings.ts';

describe('textLines', () => {
  it('tells of the host, then of the domains', () => {
    expect(textLines(snapshotOf(), {ascii: false}).join('\n')).toMatchInlineSnapshot(`
      "kvmtop 2026-11-18T11:06:42.000Z, qemu:///system, host7, QEMU 7.2.22, libvirt 9.0.0, KVM ok (kvm_amd)
      CPU 74% busy: usr 12% sys 6.0%, guest 55% io 1.0% steal –, 2 pCPU, 2 vCPU running, load 1.50 1.00 0.50
      MEM 1.0G of 2.0G available, assigned 512M, ballooned 256M
      2 domains, 1 running, 1 shut off

      nothing wrong was found
      rates are judged from sample 3 on, this is sample 1

      ID  NAME    STATE     VCPU  %CPU  %RDY   MEM  BALLOON  USED   RSS  SWAP  DISK R  DISK W  NET RX  NET TX
       3  db1     running      2   124    31  512M       50     –  300M     –    1.5M       –      2K      0B
       –  old-ci  shut off     –     –     –     –        –     –     –     –       –       –       –       –"
    `);
  });

  it('says above the table what was found, and what could not be yet', () => {
    const between = (samples: number, findings: readonly Finding[]) => {
      const lines = textLines({...snapshotOf(), samples, findings}, {ascii: false});
      return lines.slice(lines.indexOf('') + 1, lines.lastIndexOf(''));
    };
    const early = (sample: number) => `rates are judged from sample 3 on, this is sample ${sample}`;
    expect(between(1, [])).toEqual(['nothing wrong was found', early(1)]);
    expect(between(2, [info])).toEqual(['info  KSM costs 30% of a pCPU', early(2)]);
    expect(between(3, [])).toEqual(['nothing wrong was found']);
    expect(between(3, [squeezed, info])).toEqual([`crit  ${squeezed.title}`, `info  ${info.title}`]);
  });

  it('keeps to ASCII', () => {
    expect(textLines(snapshotOf('grün\u202e\u001b[2J'), {ascii: true}).join('')).toMatch(/^[\x20-\x7e]*$/);
  });
});
