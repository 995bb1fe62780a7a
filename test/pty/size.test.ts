import {describe, expect, it} from 'vitest';
import {sharedLab} from '../lab/shared.ts';
import {isNumber, openKvmtop, waitForRow} from './kvmtop.ts';

const lab = sharedLab();

describe('the size', () => {
  it.each([
    [80, 24],
    [40, 12],
    [200, 50],
  ])('fits %i×%i, the last line included', async (columns, rows) => {
    const terminal = openKvmtop({lab, columns, rows});
    await terminal.waitFor(/web3.*\d/);
    const lines = terminal.screen();
    expect(lines).toHaveLength(rows);
    expect(lines.at(-1)).not.toBe('');
    expect(lines[0]).toContain('kvmtop');
  });

  it.each([
    [20, 5],
    [10, 3],
    [2, 2],
    [1, 1],
  ])('survives %i×%i, and what comes after', async (columns, rows) => {
    const terminal = openKvmtop({lab, columns, rows});
    await terminal.waitFor((lines) => lines.some((line) => line !== ''));
    terminal.resize(120, 40);
    await waitForRow(terminal, 'web3');
  });

  it('follows a storm of resizes to the last size', async () => {
    const terminal = openKvmtop({lab});
    await waitForRow(terminal, 'web3');
    for (let step = 0; step < 60; step++) {
      terminal.resize(20 + ((step * 37) % 180), 3 + ((step * 11) % 50));
    }
    terminal.resize(100, 30);
    await waitForRow(terminal, 'web3');
    const lines = await terminal.waitFor(
      (screen) =>
        screen[0]?.includes('kvmtop') === true &&
        screen.at(-1) !== '' &&
        screen.filter((line) => line.includes('web3')).length === 1,
      {what: 'one clean frame'},
    );
    expect(lines).toHaveLength(30);
    expect(lines.filter((line) => line.includes('NAME'))).toHaveLength(1);
  });

  it('clears at most around a loss of rows, which Ink does, and never in a tick', async () => {
    const terminal = openKvmtop({lab});
    await waitForRow(terminal, 'web3', (row) => isNumber(row.cpu));
    terminal.resize(120, 30);
    await terminal.waitFor(
      (screen) => screen[0]?.includes('kvmtop') === true && screen.at(-1)?.includes('quit') === true,
    );
    const tick = async () => {
      const {cpu} = await waitForRow(terminal, 'web3', (row) => isNumber(row.cpu));
      await waitForRow(terminal, 'web3', (row) => isNumber(row.cpu) && row.cpu !== cpu);
    };
    await tick();
    const clears = terminal.model.fullClears;
    expect(clears).toBeLessThanOrEqual(2);
    await tick();
    expect(terminal.model.fullClears).toBe(clears);
  });
});
