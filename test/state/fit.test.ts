import {describe, expect, it} from 'vitest';
import {fitColumns, gapWidth, gutterWidth} from '../../source/state/fit.ts';
import {viewIds} from '../../source/state/view.ts';
import {views} from '../../source/state/views/views.ts';

const titles = (width: number, view: keyof typeof views = 'domains', contents = {}) =>
  fitColumns(views[view].columns, width - gutterWidth, contents).map(({column}) => column.title);

describe('the columns of the domains', () => {
  it.each([
    [200, ['%USR', '%SYS', '%OVH', 'AGE', 'R/s', 'W/s', 'LAT ms', 'NET TX', 'DISK R', 'ID']],
    [120, ['NAME', 'SWAP', 'DISK R', 'DISK W', 'NET RX', 'NET TX', 'RSS', '60s']],
    [80, ['NAME', 'STATE', 'VCPU', '%CPU', '%RDY', '60s', 'MEM', 'BALLOON', 'USED']],
    [60, ['NAME', 'STATE', '%CPU', '%RDY', 'MEM', 'USED']],
    [40, ['NAME', '%CPU', '%RDY']],
    [10, ['NAME']],
  ])('on %i cells have at least %j', (width, expected) => {
    expect(titles(width)).toEqual(expect.arrayContaining(expected));
  });

  it('are all there from 200 cells on, if the names are short', () => {
    expect(titles(200, 'domains', {name: 14})).toHaveLength(views.domains.columns.length);
  });

  it.each([
    [80, ['%RDY', '60s'], ['RSS', 'SWAP']],
    [120, ['RSS', 'SWAP', 'NET TX'], ['ID']],
  ])('on %i cells make room for long names', (width, kept, lost) => {
    expect(titles(width, 'domains', {name: 14})).toEqual(expect.arrayContaining([...kept, lost[0]]));
    expect(titles(width, 'domains', {name: 30})).toEqual(expect.arrayContaining(kept));
    expect(titles(width, 'domains', {name: 30})).not.toEqual(expect.arrayContaining([lost[0]]));
  });

  it.each([[0], [1], [2]])('are none on %i cells, as the marks come first', (width) => {
    expect(titles(width)).toEqual([]);
  });
});

describe.each(viewIds)('fitting the view %s', (view) => {
  const {columns} = views[view];

  it('never takes more than there is, at any width', () => {
    for (let width = 0; width < 260; width++) {
      const placed = fitColumns(columns, width, {name: 30});
      const taken = placed.reduce((sum, column) => sum + column.width + gapWidth, -gapWidth);
      expect(taken, `of ${width}`).toBeLessThanOrEqual(Math.max(0, width));
      expect(placed.every((column) => column.width >= 1)).toBe(true);
    }
  });

  it('drops from the highest priority on, and keeps the order of the table', () => {
    for (let width = 1; width < 260; width++) {
      const placed = fitColumns(columns, width).map(({column}) => column);
      expect(placed).toEqual(columns.filter((column) => placed.includes(column)));
      const lost = columns.filter((column) => !placed.includes(column)).map(({priority}) => priority);
      expect(Math.max(...placed.map(({priority}) => priority))).toBeLessThan(Math.min(...lost, 1000));
    }
  });

  it('shows on a wider screen whatever a narrower one shows', () => {
    for (let width = 1; width < 260; width++) {
      expect(titles(width + 1, view)).toEqual(expect.arrayContaining(titles(width, view)));
    }
  });
});

describe('widths', () => {
  it('give the name what is spare, up to its content', () => {
    const nameWidth = (content: number, width = 118) =>
      fitColumns(views.domains.columns, width, {name: content, id: 2}).find(({column}) => column.title === 'NAME')
        ?.width;
    expect([nameWidth(3), nameWidth(16), nameWidth(300)]).toEqual([14, 16, 22]);
    expect(nameWidth(300, 300)).toBe(40);
  });

  it('stay at their minimum where all is spare but the content is short', () => {
    const placed = fitColumns(views.domains.columns, 1000, {name: 1, id: 1});
    const wider = placed.filter(({column, width}) => width > column.minWidth).map(({column}) => column.title);
    expect(wider).toEqual(['STATE']);
  });
});
