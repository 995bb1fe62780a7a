import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {openOperate, operate, select, waitForState} from './operate.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `guest-${process.pid}`,
    guests: [{name: 'vm', memoryMiB: 96, agent: true, balloon: 'no-stats'}],
  });
});
afterAll(() => lab?.down());

const patience = {timeout: 60_000, interval: 200};
// A question that the guest loses as it boots is asked again.
const bootId = () => lab.guestRun('vm', 'cat /proc/sys/kernel/random/boot_id', 2000);
const total = async () => Number(/Mem: +(\d+)/.exec(await lab.guestRun('vm', 'free -k'))?.[1]);

describe('a guest, by the menu', () => {
  it('gives memory back, and tells of its memory', async () => {
    const terminal = await openOperate(lab);
    await select(terminal, 'vm');
    const before = await total();
    await operate(terminal, 'm', {fields: {Memory: '80M', When: 'now'}, word: 'y'});
    await terminal.waitFor('set the memory vm: done');
    await expect.poll(total, patience).toBe(before - 16 * 1024);
    expect(await lab.virsh(['dumpxml', '--inactive', 'vm'])).toMatch(/<currentMemory unit='KiB'>98304</);
    await operate(terminal, 't', {fields: {'Seconds between reports': '3', When: 'now'}, word: 'enter'});
    await terminal.waitFor('arm balloon statistics vm: done');
    expect(await lab.virsh(['dumpxml', 'vm'])).toContain("<stats period='3'/>");
  });

  it.each([
    ['reset', 'R', {word: 'vm'}],
    ['reboot', 'b', {fields: {How: 'power button (ACPI)'}, word: 'y'}],
  ])('boots again on %s', async (label, letter, answer) => {
    const terminal = await openOperate(lab);
    await select(terminal, 'vm');
    const before = await bootId();
    await operate(terminal, letter, answer);
    await terminal.waitFor(`${label} vm: done`);
    await expect.poll(bootId, patience).not.toBe(before);
    expect(await lab.virsh(['domstate', 'vm'])).toMatch(/^running/);
  });

  it('goes off when its agent is asked', async () => {
    const terminal = await openOperate(lab);
    await expect.poll(() => lab.virsh(['dumpxml', 'vm']), patience).toMatch(/guest_agent\.0' state='connected'/);
    await select(terminal, 'vm');
    await operate(terminal, 'd', {fields: {How: 'guest agent'}, word: 'y'});
    await waitForState(terminal, 'vm', /^shut off/);
    expect(await lab.virsh(['domstate', '--reason', 'vm'])).toMatch(/^shut off \(shutdown\)/);
  });
});
