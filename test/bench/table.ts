import {passes, type Row, ratio} from './row.ts';

function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
}

const verdicts = new Map([
  [true, 'pass'],
  [false, 'MISS'],
  [undefined, ''],
]);

function cells(row: Row): string[] {
  const times = ratio(row);
  return [
    row.name,
    row.what,
    `${short(row.value)} ${row.unit}`,
    row.against ? `${short(row.against.value)} ${row.unit} (${row.against.what})` : '',
    times === undefined ? '' : `${short(times)}×`,
    row.goal === undefined ? '' : `≤ ${row.goal}${row.against ? '×' : ` ${row.unit}`}`,
    verdicts.get(passes(row)) ?? '',
  ];
}

/** The rows as a table for people, columns aligned. */
export function resultTable(rows: readonly Row[]): string {
  const lines = [['case', 'what', 'measured', 'against', 'ratio', 'goal', ''], ...rows.map(cells)];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
