import {parseArgs} from 'node:util';
import {bytesCase} from './cases/bytes.ts';
import type {Case} from './cases/case.ts';
import {costCase} from './cases/cost.ts';
import {frameCase} from './cases/frame.ts';
import {heapCase} from './cases/heap.ts';
import {keyCase} from './cases/key.ts';
import {startCase} from './cases/start.ts';
import {triageCase} from './cases/triage.ts';
import {openContext} from './context.ts';
import {passes, type Row, ratio} from './row.ts';
import {resultTable} from './table.ts';

const cases: readonly Case[] = [startCase, keyCase, frameCase, heapCase, bytesCase, costCase, triageCase];

const usage = `Usage: npm run bench -- [--only NAME]… [--idle COUNT] [--json]
Measures what kvmtop costs, and prints a table of ratios against its goals. Quiet machine, please: about ten minutes.

${cases.map(({name, about}) => `  --only ${name.padEnd(6)} ${about}`).join('\n')}
  --idle COUNT  domains that only exist, beside the lab's fleet (100)
  --json        the rows as JSON
`;

function progress(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}

/** Runs the chosen cases one after the other; what has been measured is printed even if a later one fails. */
async function measure(chosen: readonly Case[], idle: number, print: (rows: readonly Row[]) => void): Promise<void> {
  const context = openContext(idle, progress);
  const rows: Row[] = [];
  try {
    for (const each of chosen) {
      progress(each.about);
      rows.push(...(await each.run(context)));
    }
  } finally {
    await context.close();
    print(rows);
  }
}

const {values} = parseArgs({
  options: {
    only: {type: 'string', multiple: true},
    idle: {type: 'string', default: '100'},
    json: {type: 'boolean'},
    help: {type: 'boolean'},
  },
});
const chosen = cases.filter(({name}) => values.only?.includes(name) ?? true);
if (values.help || chosen.length === 0) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  await measure(chosen, Number(values.idle), (rows) => {
    const text = values.json
      ? JSON.stringify(
          rows.map((row) => ({...row, ratio: ratio(row), pass: passes(row)})),
          undefined,
          2,
        )
      : resultTable(rows);
    process.stdout.write(`${text}\n`);
  });
}
