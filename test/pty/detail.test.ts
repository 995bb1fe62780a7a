import {describe, expect, it, onTestFinished} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {sharedLab} from '../lab/shared.ts';
import {isNumber, openKvmtop, waitForRow} from './kvmtop.ts';
import type {Terminal} from './terminal.ts';

const fleet = sharedLab();

async function detailOf(name: string, lab: Lab = fleet): Promise<Terminal> {
  const terminal = openKvmtop({lab});
  await waitForRow(terminal, name);
  terminal.type(`/${name}\r`);
  await terminal.waitFor((lines) => !lines.some((line) => line.includes('dns1')));
  await terminal.press('enter');
  await terminal.waitFor(/overview/i);
  return terminal;
}

/** Presses tab until the tab of that name is the open one. */
async function openTab(terminal: Terminal, name: string): Promise<void> {
  const openOne = () => /\[(\w+)\]/.exec(terminal.screen().join('\n'))?.[1];
  while (openOne() !== name) {
    const before = openOne();
    await terminal.press('tab');
    await terminal.waitFor(() => openOne() !== before, {what: `another tab than ${before}`});
  }
}

describe('the detail', () => {
  it('shows the domain and goes back to the table', async () => {
    const terminal = await detailOf('web3');
    await terminal.waitFor('web3');
    await terminal.press('escape');
    await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
  });

  it('shows the real XML, and scrolls to its end', async () => {
    const terminal = await detailOf('files2');
    const uuid = (await fleet.virsh(['domuuid', '--domain', 'files2'])).trim();
    await openTab(terminal, 'XML');
    await terminal.waitFor(`<uuid>${uuid}</uuid>`);
    await terminal.press('G');
    await terminal.waitFor('</domain>');
  });

  it('shows each vCPU', async () => {
    const terminal = await detailOf('web3');
    await openTab(terminal, 'vCPUs');
    await terminal.waitFor(/^ +0 +running.*\n +1 +running/m);
  });

  it('shows disks with their paths', async () => {
    const terminal = await detailOf('files2');
    await openTab(terminal, 'disks');
    await terminal.waitFor(/vda .*\dM .* \/\w+/);
  });

  it('says why the memory of a guest without a balloon is unknown', async () => {
    const terminal = await detailOf('erp');
    await openTab(terminal, 'memory');
    await terminal.waitFor(/balloon device/);
  });

  it('shows what happens to the domain meanwhile', async () => {
    const name = 'still';
    const guests = [{name, system: false, memoryMiB: 16, start: 'paused'}] as const;
    const lab = await startLab({name: `ev-${process.pid}`, guests});
    onTestFinished(() => lab.down());
    const terminal = await detailOf(name, lab);
    await openTab(terminal, 'events');
    // It does not say when it has begun to listen.
    const provoked = async () => {
      await lab.virsh(['resume', '--domain', name]);
      await lab.virsh(['suspend', '--domain', name]);
      return terminal.screen().join('\n');
    };
    await expect.poll(provoked).toMatch(/resumed/i);
  });
});
