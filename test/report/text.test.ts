import {describe, expect, it} from 'vitest';
import {textLines} from '../../source/report/text.ts';
import {snapshotOf} from './facts.ts';

describe('textLines', () => {
  it('tells of the host, then of the domains', () => {
    expect(textLines(snapshotOf(), {ascii: false}).join('\n')).toMatchInlineSnapshot(`
      "kvmtop 2026-11-18T11:06:42.000Z, qemu:///system, host7, QEMU 7.2.22, libvirt 9.0.0, KVM ok (kvm_amd)
      CPU 74% busy: usr 12% sys 6.0%, guest 55% io 1.0% steal –, 2 pCPU, 2 vCPU running, load 1.50 1.00 0.50
      MEM 1.0G of 2.0G available, assigned 512M, ballooned 256M
      2 domains, 1 running, 1 shut off

      ID  NAME    STATE     VCPU  %CPU  %RDY   MEM  BALLOON  USED   RSS  SWAP  DISK R  DISK W  NET RX  NET TX
       3  db1     running      2   124    31  512M       50     –  300M     –    1.5M       –      2K      0B
       –  old-ci  shut off     –     –     –     –        –     –     –     –       –       –       –       –"
    `);
  });

  it('keeps to ASCII', () => {
    expect(textLines(snapshotOf('grün\u202e\u001b[2J'), {ascii: true}).join('')).toMatch(/^[\x20-\x7e]*$/);
  });
});
