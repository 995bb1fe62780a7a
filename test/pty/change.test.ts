import {describe, expect, it} from 'vitest';
import {sharedLab} from '../lab/shared.ts';
import {isNumber, openKvmtop, rowOf, waitForRow} from './kvmtop.ts';

const lab = sharedLab();

/** With a long delay only libvirt's events can bring a change this soon. */
const slow = ['-d', '60'];

describe('what happens to domains', () => {
  it('is on screen at once, whatever the delay', async () => {
    const name = `new${process.pid}`;
    const terminal = openKvmtop({lab, args: slow});
    await waitForRow(terminal, 'web3');
    await lab.add({name, system: false, memoryMiB: 16, start: 'paused'});
    try {
      await waitForRow(terminal, name, ({state}) => state === 'paused');
      await lab.virsh(['resume', '--domain', name]);
      await waitForRow(terminal, name, ({state}) => state === 'running');
      await lab.virsh(['destroy', '--domain', name]);
      await waitForRow(terminal, name, ({state}) => state === 'shut off');
    } finally {
      await lab.remove(name);
    }
    await terminal.waitFor((lines) => rowOf(lines, name) === undefined);
  });
});

describe('a QEMU that no longer answers', () => {
  it('is stuck, while the others go on, and recovers by itself', async () => {
    const name = `wedge${process.pid}`;
    await lab.add({name});
    await lab.booted(name);
    const pid = await lab.pidOf(name);
    try {
      const terminal = openKvmtop({lab});
      await waitForRow(terminal, name, ({cpu}) => isNumber(cpu));
      process.kill(pid, 'SIGSTOP');
      const stuck = await waitForRow(terminal, name, ({line}) => line.includes('stuck'), 30_000);
      await waitForRow(terminal, name, ({state}) => state.startsWith('stuck') && state !== stuck.state);
      for (let change = 0; change < 3; change++) {
        const before = await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
        await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu) && cpu !== before.cpu);
      }
      process.kill(pid, 'SIGCONT');
      await waitForRow(terminal, name, ({state}) => state === 'running', 60_000);
      expect(terminal.model.fullClears).toBe(0);
    } finally {
      process.kill(pid, 'SIGCONT');
      await lab.remove(name);
    }
  });
});
