import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {isNumber, openKvmtop, rowOf, waitForRow, waitUntilHeard} from './kvmtop.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `chng-${process.pid}`,
    guests: [
      {name: 'busy', memoryMiB: 96, cmdline: 'lab.burn=1', nice: 10},
      {name: 'wedge', memoryMiB: 16, system: false},
    ],
  });
});
afterAll(() => lab?.down());

/** With a long delay only libvirt's events can bring a change this soon. */
const slow = ['-d', '60'];

describe('what happens to domains', () => {
  it('is on screen at once, whatever the delay', async () => {
    const name = 'new';
    const terminal = openKvmtop({lab, args: slow});
    await waitForRow(terminal, 'busy', ({cpu}) => isNumber(cpu));
    await waitUntilHeard(terminal, lab, 'busy');
    await lab.add({name, system: false, memoryMiB: 16, start: 'paused'});
    await waitForRow(terminal, name, ({state}) => state === 'paused');
    await lab.virsh(['resume', '--domain', name]);
    await waitForRow(terminal, name, ({state}) => state === 'running');
    await lab.virsh(['destroy', '--domain', name]);
    await waitForRow(terminal, name, ({state}) => state === 'shut off');
    await lab.virsh(['undefine', '--domain', name]);
    await terminal.waitFor((lines) => rowOf(lines, name) === undefined);
  });
});

describe('a QEMU that no longer answers', () => {
  it('is stuck, while the others go on, and recovers by itself', async () => {
    const name = 'wedge';
    const pid = await lab.pidOf(name);
    const terminal = openKvmtop({lab});
    try {
      await waitForRow(terminal, name, ({cpu}) => isNumber(cpu));
      process.kill(pid, 'SIGSTOP');
      const stuck = await waitForRow(terminal, name, ({line}) => line.includes('stuck'), 30_000);
      await waitForRow(terminal, name, ({state}) => state.startsWith('stuck') && state !== stuck.state);
      for (let change = 0; change < 3; change++) {
        const before = await waitForRow(terminal, 'busy', ({cpu}) => isNumber(cpu));
        await waitForRow(terminal, 'busy', ({cpu}) => isNumber(cpu) && cpu !== before.cpu);
      }
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await waitForRow(terminal, name, ({state}) => state === 'running', 60_000);
    expect(terminal.model.fullClears).toBe(0);
  });
});
