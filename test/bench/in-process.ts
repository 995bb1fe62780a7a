import {execFile} from 'node:child_process';
import {mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {build} from 'esbuild';

const outFile = fileURLToPath(new URL('../../node_modules/.cache/kvmtop-bench/main.mjs', import.meta.url));
const entry = fileURLToPath(new URL('in-process/main.ts', import.meta.url));
const recorded = fileURLToPath(new URL('recorded', import.meta.url));

/**
 * Runs the screen in a process of its own on recorded data.
 * @param mode what to measure
 * @param count domains for `frame`, ticks for `heap`
 * @returns what the measurement printed, as in in-process/
 */
export async function runInProcess<Result>(mode: 'frame' | 'heap', count: number): Promise<Result> {
  await mkdir(new URL('.', `file://${outFile}`), {recursive: true});
  await build({
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
  });
  const {stdout} = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', outFile, mode, recorded, String(count)],
    {
      env: {...process.env, NODE_ENV: 'production', CI: 'false'},
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as Result;
}
