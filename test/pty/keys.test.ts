import {describe, expect, it} from 'vitest';
import {fleet} from '../lab/fleet.ts';
import {sharedLab} from '../lab/shared.ts';
import {isNumber, openKvmtop, orderOf, rowOf, waitForRow} from './kvmtop.ts';
import type {Terminal} from './terminal.ts';

const lab = sharedLab();
const names = fleet.map(({name}) => name);

async function live(): Promise<Terminal> {
  const terminal = openKvmtop({lab});
  await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
  return terminal;
}

function selected(lines: readonly string[]): string | undefined {
  return names.find((name) => rowOf(lines, name)?.selected);
}

describe('keys', () => {
  it('move the cursor, and in bursts each counts', async () => {
    const terminal = await live();
    await terminal.press('A');
    const order = names.toSorted();
    await terminal.waitFor((lines) => orderOf(lines, names).join() === order.join(), {what: 'names in order'});
    terminal.type('gjjjjkk');
    await terminal.waitFor((lines) => selected(lines) === order[2], {what: `${order[2]} selected`});
    await terminal.press('G');
    await terminal.waitFor((lines) => selected(lines) === order.at(-1), {what: `${order.at(-1)} selected`});
  });

  it('open a filter in the middle of a burst', async () => {
    const terminal = await live();
    terminal.type('jjjjkk3G0g/eb3\r');
    const lines = await terminal.waitFor((screen) => orderOf(screen, names).length === 1);
    expect(orderOf(lines, names)).toEqual(['web3']);
    await terminal.press('escape');
    await terminal.waitFor((screen) => orderOf(screen, names).length === names.length);
  });

  it('filter as one types', async () => {
    const terminal = await live();
    const found = async (text: string, expected: readonly string[]) => {
      terminal.type(text);
      await terminal.waitFor((lines) => orderOf(lines, names).toSorted().join() === expected.toSorted().join(), {
        what: `only ${expected.join(', ')} after typing ${text}`,
      });
    };
    await found('/state=shut', ['old-ci']);
    await found('\u0015state=paus', ['staging']);
    await found('\u0015dns', ['dns1']);
    await found('\u0015', names);
    await found('no such domain', []);
    await terminal.press('escape');
    await terminal.waitFor((lines) => orderOf(lines, names).length === names.length);
  });

  it('are text while a prompt is open', async () => {
    const terminal = await live();
    terminal.type('/q');
    await terminal.waitFor('q');
    await terminal.press('escape');
    await waitForRow(terminal, 'web3');
  });

  it('sort by name and turn the order around', async () => {
    const terminal = await live();
    await terminal.press('A');
    const byName = (lines: readonly string[]) => orderOf(lines, names);
    await terminal.waitFor((lines) => byName(lines).join() === names.toSorted().join(), {what: 'names in order'});
    await terminal.press('R');
    await terminal.waitFor((lines) => byName(lines).join() === names.toSorted().toReversed().join());
  });

  it.each([
    ['P', '%CPU'],
    ['M', 'MEM'],
    ['W', '%RDY'],
  ])('%s marks %s as the column that is sorted by', async (key, title) => {
    const terminal = await live();
    await terminal.press('A', key);
    await terminal.waitFor(new RegExp(`${title}[▼▲]|[▼▲]${title}|sort ${title}`));
  });

  it('show the five views', async () => {
    const terminal = await live();
    for (const [key, title] of [
      ['1', 'VCPU STATE'],
      ['2', 'No network figures to show'],
      ['3', 'PHYS'],
      ['4', 'RECLAIM'],
      ['0', '%RDY'],
    ] as const) {
      await terminal.press(key);
      await terminal.waitFor(title);
    }
  });

  it('show each vCPU of a domain in a row of its own', async () => {
    const terminal = await live();
    terminal.type('1/web3\r');
    await terminal.waitFor((lines) => lines.filter((line) => /web3\s+running/.test(line)).length === 2);
  });

  it('freeze the display and let it go on', async () => {
    const terminal = await live();
    await terminal.press('f');
    await terminal.waitFor(/FROZEN/i);
    const table = () => terminal.screen().filter((line) => names.some((name) => rowOf([line], name)));
    const before = table();
    await terminal.press('4', '0');
    await terminal.waitFor('%RDY');
    expect(table()).toEqual(before);
    await terminal.press('f');
    await terminal.waitFor((lines) => !/FROZEN/i.test(lines.join('\n')));
    await terminal.waitFor(() => table().join() !== before.join());
  });

  it('change the delay, and refuse a bad one', async () => {
    const terminal = await live();
    terminal.type('d0\r');
    await terminal.waitFor(/0\.1/);
    terminal.type('\u00157\r');
    await terminal.waitFor(/7(\.0)? ?s/);
  });

  it('switch a column off and on again', async () => {
    const terminal = await live();
    const toggleReady = async () => {
      await terminal.press('F');
      await terminal.waitFor((lines) => !lines.some((line) => line.includes('NAME') && line.includes('%CPU')));
      const cursor = () => terminal.screen().find((line) => /^> \[/.test(line));
      for (let step = 0; step < 30 && !cursor()?.includes('%RDY'); step++) {
        const before = cursor();
        await terminal.press('j');
        await terminal.waitFor(() => cursor() !== before, {what: 'the cursor moved'});
      }
      await terminal.press('space', 'escape');
    };
    await toggleReady();
    await terminal.waitFor((lines) => lines.some((line) => /NAME.*%CPU/.test(line) && !line.includes('%RDY')));
    await toggleReady();
    await terminal.waitFor(/NAME.*%CPU.*%RDY/);
  });

  it('show help for every key', async () => {
    const terminal = await live();
    await terminal.press('?');
    await terminal.waitFor('Leave kvmtop');
    await terminal.press('escape');
    await waitForRow(terminal, 'web3');
  });
});

describe('a paste', () => {
  it('into the table does nothing but say so', async () => {
    const terminal = await live();
    terminal.paste('jjj\rqqq\u0003');
    await terminal.waitFor(/paste/i);
    const lines = await terminal.waitFor((screen) => orderOf(screen, names).length === names.length);
    expect(selected(lines)).toBe(orderOf(lines, names)[0]);
  });

  it('into the filter is text on one line', async () => {
    const terminal = await live();
    await terminal.press('/');
    terminal.paste('we\nb3\u001b[31m');
    await terminal.waitFor(/we ?b3/);
    expect(terminal.model.alternate).toBe(true);
  });
});
