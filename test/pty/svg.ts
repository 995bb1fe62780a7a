import {shapeOf} from './glyphs.ts';
import {rgb, screenColor, textColor} from './palette.ts';
import type {Cell} from './screen.ts';

const cellWidth = 8.4;
const cellHeight = 18;
const fontSize = 14;
const baseline = 13.5;
const margin = 12;
const fonts = "'DejaVu Sans Mono','JetBrains Mono',Menlo,Consolas,'Liberation Mono',monospace";

/** Neighbouring cells that look alike. */
interface Run {
  readonly column: number;
  readonly cells: readonly Cell[];
}

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'};

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? character);
}

/** At most two decimals, without the noise of binary fractions. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function foreground(cell: Cell): string {
  return cell.inverse ? rgb(cell.background, screenColor) : rgb(cell.foreground, textColor);
}

function background(cell: Cell): string {
  return cell.inverse ? rgb(cell.foreground, textColor) : rgb(cell.background, screenColor);
}

/** Splits a line where the key of a cell changes; cells without a key belong to no run. */
function runs(line: readonly Cell[], keyOf: (cell: Cell, column: number) => string | undefined): Run[] {
  const found: {key: string; column: number; cells: Cell[]}[] = [];
  let open: (typeof found)[number] | undefined;
  for (const [column, cell] of line.entries()) {
    const key = keyOf(cell, column);
    if (key !== undefined && open?.key === key) {
      open.cells.push(cell);
    } else {
      open = key === undefined ? undefined : {key, column, cells: [cell]};
      found.push(...(open ? [open] : []));
    }
  }
  return found;
}

function rect(x: number, y: number, width: number, height: number, fill: string, opacity = 1): string {
  const extra = opacity === 1 ? '' : ` opacity="${number(opacity)}"`;
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}"${extra}/>`;
}

function drawBackground({column, cells}: Run, top: number): string {
  const [first] = cells;
  return first ? rect(column * cellWidth, top, cells.length * cellWidth, cellHeight, background(first)) : '';
}

function drawText({column, cells}: Run, top: number): string {
  const [first] = cells;
  const text = cells.map((cell) => cell.text).join('');
  if (!first || text.trim() === '') {
    return '';
  }
  const attributes = [
    `x="${number(column * cellWidth)}"`,
    `y="${number(top + baseline)}"`,
    `textLength="${number(cells.length * cellWidth)}"`,
    `fill="${foreground(first)}"`,
    ...(first.bold ? ['font-weight="bold"'] : []),
    ...(first.italic ? ['font-style="italic"'] : []),
    ...(first.dim ? ['opacity=".6"'] : []),
    ...(first.underline ? ['text-decoration="underline"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(text)}</text>`;
}

function drawShape({column, cells}: Run, top: number): string {
  const [first] = cells;
  const shape = first && shapeOf(first.text);
  if (!shape) {
    return '';
  }
  const fill = foreground(first);
  const left = column * cellWidth;
  if ('path' in shape) {
    const d = shape.path(cellWidth, cellHeight);
    const places = cells.map((_, index) => `translate(${number(left + index * cellWidth)} ${top})`);
    return places.map((place) => `<path d="${d}" transform="${place}" stroke="${fill}" fill="none"/>`).join('');
  }
  const opacity = (shape.opacity ?? 1) * (first.dim ? 0.6 : 1);
  const fillsWidth = shape.width === 1;
  const width = fillsWidth ? cells.length * cellWidth : shape.width * cellWidth;
  return rect(left + shape.x * cellWidth, top + shape.y * cellHeight, width, shape.height * cellHeight, fill, opacity);
}

function look(cell: Cell): string {
  return [foreground(cell), cell.bold, cell.dim, cell.italic, cell.underline].join();
}

/** Runs of text end at a blank, so that every word stands on its column in any font. */
function textKey(cell: Cell): string | undefined {
  return shapeOf(cell.text) || (cell.text === ' ' && !cell.underline) ? undefined : look(cell);
}

/** Equal full-width shapes are drawn as one; others cell by cell. */
function shapeKey(cell: Cell, column: number): string | undefined {
  const shape = shapeOf(cell.text);
  if (!shape) {
    return;
  }
  const mergeable = 'width' in shape && shape.width === 1;
  return `${cell.text}${look(cell)}${mergeable ? '' : column}`;
}

function backgroundKey(cell: Cell): string | undefined {
  const color = background(cell);
  return color === screenColor ? undefined : color;
}

/**
 * A picture of a screen as an SVG document: every word on its column, blocks and boxes drawn as shapes that meet.
 * @param lines the cells of the screen, line by line, all of one length
 */
export function toSvg(lines: readonly (readonly Cell[])[], title: string): string {
  const width = (lines[0]?.length ?? 0) * cellWidth + 2 * margin;
  const height = lines.length * cellHeight + 2 * margin;
  const body = lines.map((line, row) => {
    const top = row * cellHeight;
    return [
      ...runs(line, backgroundKey).map((run) => drawBackground(run, top)),
      ...runs(line, shapeKey).map((run) => drawShape(run, top)),
      ...runs(line, textKey).map((run) => drawText(run, top)),
    ]
      .filter(Boolean)
      .join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${screenColor}"/>`,
    `<g transform="translate(${margin} ${margin})" font-family="${fonts}" font-size="${fontSize}" shape-rendering="crispEdges" xml:space="preserve">`,
    ...body.filter(Boolean),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
