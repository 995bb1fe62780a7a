import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmod, readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {type BuildOptions, build, context, formatMessages, type Plugin} from 'esbuild';

const ascii = '\\u0020-\\u007E';
/** Latin letters, dashes, arrows, lines, blocks and triangles: one cell each, and each a character of its own. */
const narrow = '\\u00A1-\\u00AC\\u00AE-\\u024F\\u2010-\\u2027\\u2190-\\u21FF\\u2500-\\u25FC';

/**
 * string-width knows a short cut for ASCII only. Ink measures every line with it, and what a screen is drawn with beyond
 * ASCII made V8 compile all emoji there are before the first frame.
 */
const quickWidth: Plugin = {
  name: 'quick width',
  setup: ({onLoad}) =>
    onLoad({filter: /\/string-width\/index\.js$/}, async ({path}) => {
      const [before, after, ...rest] = (await readFile(path, 'utf8')).split(`[${ascii}]*$`);
      if (after === undefined || rest.length > 0) throw new Error(`${path} is not as build.ts knows it`);
      return {contents: `${before}[${ascii}${narrow}]*$${after}`};
    }),
};

// One entry, and chunks that load only in the mode that needs them.
const options: BuildOptions = {
  entryPoints: ['source/cli.ts'],
  absWorkingDir: import.meta.dirname,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  chunkNames: 'chunks/[name]-[hash]',
  // Yoga, which Ink brings, would have Node load its whole HTTP client to decode a data: URL; without fetch it does not.
  define: {'process.env.NODE_ENV': '"production"', fetch: 'undefined'},
  plugins: [quickWidth],
  // Ink imports it only when DEV=true and somebody installed it.
  external: ['react-devtools-core'],
  // What was CommonJS asks for Node's own modules with require.
  banner: {
    js: "import {createRequire as requireFrom} from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
};

const [mode, , ...argv] = process.argv.slice(2);
if (mode === '--watch') await develop('.cache/dev', argv);
else await bundle('dist');

async function bundle(outdir: string): Promise<void> {
  const {metafile} = await build({...options, outdir, minify: true, metafile: true});
  await chmod(join(import.meta.dirname, outdir, 'cli.js'), 0o755);
  // Only now, so that a program that is starting finds its chunks.
  for (const name of await readdir(join(import.meta.dirname, outdir, 'chunks'))) {
    const path = join(outdir, 'chunks', name);
    if (!(path in metafile.outputs)) await rm(join(import.meta.dirname, path));
  }
}

/** Runs the program, and anew after each change; ends when the program ends by itself. */
async function develop(outdir: string, args: readonly string[]): Promise<void> {
  let program: ChildProcess | undefined;
  const start = () => {
    const child = spawn(process.execPath, ['--enable-source-maps', `${outdir}/cli.js`, ...args], {stdio: 'inherit'});
    program = child;
    child.on('exit', (code) => program === child && process.exit(code ?? 1));
  };
  const stop = async () => {
    const child = program;
    program = undefined;
    if (child?.exitCode === null && child.kill()) await once(child, 'exit');
  };
  // The terminal sends it to the program too, which decides what it means.
  process.on('SIGINT', () => program ?? process.exit(130));
  process.on('SIGTERM', () => stop().then(() => process.exit(143)));
  const watcher = await context({
    ...options,
    outdir,
    sourcemap: true,
    logLevel: 'silent',
    plugins: [
      quickWidth,
      {
        name: 'restart',
        setup: (plugin) =>
          plugin.onEnd(async ({errors}) => {
            await stop();
            if (errors.length === 0) start();
            // By ourselves, since esbuild would write them onto the program's screen.
            process.stderr.write((await formatMessages([...errors], {kind: 'error', color: true})).join(''));
          }),
      },
    ],
  });
  await watcher.watch();
}
