import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmod, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {build, context, formatMessages} from 'esbuild';
import {options, quickWidth} from './build-options.ts';

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
