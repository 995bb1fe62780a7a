import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {isNumber, openKvmtop, waitForRow} from './kvmtop.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `daemon-${process.pid % 10_000}`,
    guests: [
      {name: 'web1', cmdline: 'lab.burn=1', nice: 10},
      {name: 'off1', start: 'off'},
    ],
  });
});

afterAll(() => lab.down());

describe('libvirtd', () => {
  it('can go and come back without a key being pressed', async () => {
    const terminal = openKvmtop({lab});
    const before = await waitForRow(terminal, 'web1', ({cpu}) => isNumber(cpu));
    await lab.killDaemon();
    const lines = await terminal.waitFor(/lost|connect/i);
    expect(lines.join('\n')).toContain('web1');
    await lab.startDaemon();
    await waitForRow(terminal, 'web1', ({cpu, line}) => isNumber(cpu) && line !== before.line, 60_000);
    await terminal.waitFor((screen) => !/lost/i.test(screen.join('\n')));
    await lab.virsh(['start', '--domain', 'off1']);
    await waitForRow(terminal, 'off1', ({state}) => state === 'running');
  });

  it('may be missing at the start', async () => {
    await lab.killDaemon();
    const terminal = openKvmtop({lab});
    await terminal.waitFor(/Failed|cannot|refused|lost/i);
    await lab.startDaemon();
    await waitForRow(terminal, 'web1', ({cpu}) => isNumber(cpu), 60_000);
  });
});
