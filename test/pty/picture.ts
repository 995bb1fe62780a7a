import {writeFile} from 'node:fs/promises';
import {setTimeout} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {toSvg} from './svg.ts';
import {openTerminal, type Terminal} from './terminal.ts';

const usage = `Usage: node test/pty/picture.ts [options] -- program [argument…]
Runs a program in a terminal and writes a picture of its screen.

  --columns N      width in character cells (120)
  --rows N         height in character cells (40)
  --out FILE       where to write the SVG; without it the screen is printed as text
  --title TEXT     the picture's title (the program and its arguments)

Steps, done in the order in which they are given, before the picture is taken:
  --wait TEXT      wait until the screen shows the text (20 s at most)
  --keys "K K K"   press keys by name: j G / enter escape ctrl+c …
  --type TEXT      type a text in one burst
  --sleep SECONDS  let time pass
`;

const steps: Readonly<Record<string, (terminal: Terminal, value: string) => unknown>> = {
  wait: (terminal, text) => terminal.waitFor(text, {timeoutMs: 20_000}),
  keys: (terminal, names) => terminal.press(...names.split(' ').filter(Boolean)),
  type: (terminal, text) => terminal.type(text),
  sleep: (_, seconds) => setTimeout(Number(seconds) * 1000),
};

const stepOption = {type: 'string', multiple: true} as const;

/** The command line of this tool: see the usage text. */
async function run(): Promise<void> {
  const {values, positionals, tokens} = parseArgs({
    options: {
      columns: {type: 'string', default: '120'},
      rows: {type: 'string', default: '40'},
      out: {type: 'string'},
      title: {type: 'string'},
      help: {type: 'boolean'},
      wait: stepOption,
      keys: stepOption,
      type: stepOption,
      sleep: stepOption,
    },
    allowPositionals: true,
    tokens: true,
  });
  const [program, ...args] = positionals;
  if (values.help || program === undefined) {
    process.stdout.write(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }

  const argv = [program, ...args] as const;
  const terminal = openTerminal({argv, columns: Number(values.columns), rows: Number(values.rows)});
  try {
    for (const token of tokens) {
      if (token.kind === 'option') {
        await steps[token.name]?.(terminal, token.value ?? '');
      }
    }
    if (values.out === undefined) {
      process.stdout.write(`${terminal.screen().join('\n')}\n`);
    } else {
      await writeFile(values.out, toSvg(terminal.model.cells(), values.title ?? argv.join(' ')));
    }
  } finally {
    await terminal.close();
  }
}

await run();
