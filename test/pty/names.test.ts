import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {openKvmtop} from './kvmtop.ts';

/** Names that libvirt takes; control characters and slashes it refuses. */
const names: readonly (readonly [what: string, name: string, shown: RegExp])[] = [
  ['quotes', `it's "q" \`x\` $(reboot)`, /it's "q" `x` \$\(r/],
  ['wide characters', '数据库服务器一号', /数据库/],
  ['a right-to-left override', 'abc\u202edef', /abc.+def/],
  ['right-to-left letters', 'שרת-אחד', /paused/],
  ['combining marks', 'e\u0301\u0323\u0308x-combined', /-combined/],
  ['an emoji', '🐢-turtle', /-turtle/],
  ['zero-width characters', 'zero\u200bwidth\u200d', /zero.*width/],
  ['markup', '<b>&amp;bold', /<b>&amp;bold/],
  ['what looks like a sentinel', "echo 'A''B'", /echo 'A'/],
  ['leading blanks', 'x  two  blanks', /two/],
  ['a long name', 'long-'.repeat(20), /long-long/],
];

let lab: Lab;
const defined: string[] = [];

beforeAll(async () => {
  lab = await startLab({name: `names-${process.pid % 10_000}`});
  for (const [, name] of names) {
    await lab.add({name, system: false, memoryMiB: 16, start: 'paused'});
    defined.push(name);
  }
});

afterAll(() => lab.down());

describe('hostile names', () => {
  it.each(names)('%s', async (_, name, shown) => {
    expect(defined).toContain(name);
    const terminal = openKvmtop({lab});
    await terminal.waitFor(shown);
    await terminal.waitFor(`${names.length} domains`);
  });

  it('leave every other row on its columns', async () => {
    const terminal = openKvmtop({lab});
    await terminal.waitFor(`${names.length} domains`);
    await terminal.waitFor((lines) => lines.filter((line) => line.includes('paused')).length >= names.length);
    const cells = terminal.model.cells();
    const starts = cells.flatMap((line) => {
      const column = line.findIndex(
        (_, index) =>
          line
            .slice(index, index + 6)
            .map(({text}) => text)
            .join('') === 'paused',
      );
      return column === -1 ? [] : [column];
    });
    const inTable = starts.filter((column) => starts.filter((other) => other === column).length > 1);
    expect(inTable).toHaveLength(names.length);
  });

  it('write no bidirectional control and no other hidden character', async () => {
    const terminal = openKvmtop({lab});
    await terminal.waitFor(`${names.length} domains`);
    await terminal.press('enter');
    await terminal.waitFor(/overview/i);
    expect(terminal.raw().toString()).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  it('run no command', async () => {
    const terminal = openKvmtop({lab});
    await terminal.waitFor(/it's "q"/);
    terminal.type('/q\r');
    await terminal.press('enter');
    await terminal.waitFor(/overview/i);
    for (let tab = 0; tab < 6; tab++) await terminal.press('tab');
    await terminal.press('escape');
    await terminal.waitFor(/it's "q"/);
  });
});
