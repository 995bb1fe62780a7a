import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {build} from 'esbuild';
import {options} from '../../build-options.ts';

const entry = join(import.meta.dirname, 'in-process/main.ts');
const recorded = join(import.meta.dirname, 'recorded');
const outDir = '.cache/bench';
const bundle = join(import.meta.dirname, '../..', outDir, 'main.js');

/**
 * Runs the screen, bundled as the program is, in a process of its own on recorded data.
 * @param mode what to measure
 * @param count domains for `frame`, ticks for `heap`
 * @returns what the measurement printed, as in in-process/
 */
export async function runInProcess<Result>(mode: 'frame' | 'heap', count: number): Promise<Result> {
  await build({...options, entryPoints: [entry], outdir: outDir, minify: true});
  const {stdout} = await promisify(execFile)(process.execPath, ['--expose-gc', bundle, mode, recorded, String(count)], {
    env: {...process.env, NODE_ENV: 'production', CI: 'false'},
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Result;
}
