/** A filled rectangle in shares of the cell, or lines to be stroked in a cell of the given size. */
export type Shape =
  | {readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly opacity?: number}
  | {readonly path: (width: number, height: number) => string};

type Path = Extract<Shape, {path: unknown}>['path'];

const lower = (eighths: number): Shape => ({x: 0, y: 1 - eighths / 8, width: 1, height: eighths / 8});
const left = (eighths: number): Shape => ({x: 0, y: 0, width: eighths / 8, height: 1});
const shade = (opacity: number): Shape => ({x: 0, y: 0, width: 1, height: 1, opacity});

/** The four arms of a box-drawing character, from the middle of the cell to its edges. */
const arms: Readonly<Record<string, Path>> = {
  l: (width, height) => `M${width / 2} ${height / 2}H0`,
  r: (width, height) => `M${width / 2} ${height / 2}H${width}`,
  u: (width, height) => `M${width / 2} ${height / 2}V0`,
  d: (width, height) => `M${width / 2} ${height / 2}V${height}`,
};

const boxes: Readonly<Record<string, string>> = {
  '─': 'lr',
  '━': 'lr',
  '│': 'ud',
  '┃': 'ud',
  '┌': 'rd',
  '┐': 'ld',
  '└': 'ru',
  '┘': 'lu',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'lrd',
  '┴': 'lru',
  '┼': 'lrud',
  '╶': 'r',
  '╴': 'l',
};

/** A quarter turn between the edges in the middle of a side (x) and of the top or bottom (y). */
const curve =
  (x: 0 | 1, y: 0 | 1): Path =>
  (width, height) =>
    `M${x * width} ${height / 2}Q${width / 2} ${height / 2} ${width / 2} ${y * height}`;

const curves: Readonly<Record<string, Path>> = {'╭': curve(1, 1), '╮': curve(0, 1), '╰': curve(1, 0), '╯': curve(0, 0)};

const join =
  (names: string): Path =>
  (width, height) =>
    [...names].map((name) => arms[name]?.(width, height)).join('');

const table: ReadonlyMap<string, Shape> = new Map([
  ...Array.from('▁▂▃▄▅▆▇█', (character, index): [string, Shape] => [character, lower(index + 1)]),
  ...Array.from('▏▎▍▌▋▊▉', (character, index): [string, Shape] => [character, left(index + 1)]),
  ...Array.from('░▒▓', (character, index): [string, Shape] => [character, shade((index + 1) / 4)]),
  ['▀', {x: 0, y: 0, width: 1, height: 0.5}],
  ['▐', {x: 0.5, y: 0, width: 0.5, height: 1}],
  ['▕', {x: 7 / 8, y: 0, width: 1 / 8, height: 1}],
  ['▔', {x: 0, y: 0, width: 1, height: 1 / 8}],
  ...Object.entries(boxes).map(([character, names]): [string, Shape] => [character, {path: join(names)}]),
  ...Object.entries(curves).map(([character, path]): [string, Shape] => [character, {path}]),
]);

/** How to draw a block or box character so that neighbours meet; undefined for any other. */
export function shapeOf(character: string): Shape | undefined {
  return table.get(character);
}
