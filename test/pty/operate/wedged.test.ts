import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {confirm, mark, openOperate, operate, rowAt, select, waitForState} from './operate.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `wedge-${process.pid}`,
    guests: [
      {name: 'off1', memoryMiB: 96},
      {name: 'off2', memoryMiB: 96},
      {name: 'hang', memoryMiB: 16, system: false},
      {name: 'deaf', memoryMiB: 96, cmdline: 'lab.deaf=1'},
    ],
  });
});
afterAll(() => lab?.down());

const state = async (name: string) => (await lab.virsh(['domstate', name])).trim();

describe('a QEMU that hangs while several are shut down', () => {
  it('holds up neither the others nor kvmtop, and can be given up', async () => {
    const hanging = await lab.pidOf('hang');
    const goOn = () => {
      process.kill(hanging, 'SIGCONT');
    };
    const terminal = await openOperate(lab);
    await select(terminal, 'hang');
    process.kill(hanging, 'SIGSTOP');
    onTestFinished(goOn);

    await mark(terminal, ['hang', 'off1', 'off2']);
    await operate(terminal, 'd', {word: 'y'});
    await waitForState(terminal, 'off1', /^shut off/);
    await waitForState(terminal, 'off2', /^shut off/);
    await waitForState(terminal, 'hang', /shut down \d+s/);
    expect(await Promise.all(['off1', 'off2'].map(state))).toEqual(['shut off', 'shut off']);

    await terminal.press('u');
    for (const name of ['off1', 'deaf', 'hang']) await select(terminal, name);
    const cpu = () => Number(rowAt(terminal.screen(), 'deaf')?.text.split(/ +/)[2]);
    await lab.guestRun('deaf', '(timeout 60 sh -c "while :; do :; done") >/dev/null 2>&1 &');
    await terminal.waitFor(() => cpu() > 10, {what: 'the figures of deaf'});

    await terminal.press('x');
    await terminal.waitFor('give up shut down hang');
    await confirm(terminal, 'y');
    await terminal.waitFor('shut down: 2 done, 1 given up');
    goOn();
    await waitForState(terminal, 'hang', /^(running|idle)/, 60_000);
    expect(await state('hang')).toBe('running');
  });
});

describe('a guest that ignores its power button', () => {
  it('is told of, with what can be done', async () => {
    const terminal = await openOperate(lab, {args: ['-d', '0.5', '--shutdown-wait', '2']});
    await select(terminal, 'deaf');
    await operate(terminal, 'd', {word: 'y'});
    await waitForState(terminal, 'deaf', /shutdown \d+s/);
    await terminal.waitFor(/deaf has not reacted to shutdown for 2 s: press a for agent mode or destroy/);
    await waitForState(terminal, 'deaf', /^!ignores.* \d+s/);
    expect(await state('deaf')).toBe('running');
    await operate(terminal, 'D', {word: 'deaf'});
    await waitForState(terminal, 'deaf', /^shut off/);
    expect(await state('deaf')).toBe('shut off');
  });
});
